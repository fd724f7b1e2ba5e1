import { openDialog } from './keys'

const SUBMITS = '[type="submit"]'

const only = (selector: string): HTMLButtonElement | undefined => {
  const buttons = document.querySelectorAll<HTMLButtonElement>(selector)
  return buttons.length === 1 ? buttons[0] : undefined
}

/**
 * The button that Ctrl+Enter presses: what sends the form somebody is at, in a dialog or around the focus; otherwise the next
 * step of what the page shows, which carries `data-step`; otherwise what sends the only form of the page. Where two would do,
 * nobody knows which is meant, and there is none.
 */
export function submitButton(): HTMLButtonElement | undefined {
  const form = openDialog() ?? document.activeElement?.closest('form')
  if (form) return form.querySelector<HTMLButtonElement>(SUBMITS) ?? undefined
  return document.querySelector('main [data-step]') ? only('main [data-step]') : only(`main form ${SUBMITS}`)
}

/** What that button does, as the help sheet says it. */
export function submitWords(): string | undefined {
  const button = submitButton()
  return button?.hasAttribute('data-step') ? `下一步：${button.textContent?.trim()}` : button && '提交这张表单'
}

/** A click, so that a button that is not to be pressed yet is not pressed. */
export function submitForm(): boolean {
  const button = submitButton()
  button?.click()
  return button !== undefined
}
