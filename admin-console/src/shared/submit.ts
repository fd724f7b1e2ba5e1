import { openDialog } from './keys'

const SUBMITS = '[type="submit"]'

/** The button that sends the form somebody is at: that of the dialog, of the form around the focus, or the only one of the page. */
export function submitButton(): HTMLButtonElement | undefined {
  const dialog = openDialog()
  const place = dialog ?? document.activeElement?.closest('form')
  if (place) return place.querySelector<HTMLButtonElement>(SUBMITS) ?? undefined
  const buttons = document.querySelectorAll<HTMLButtonElement>(`main form ${SUBMITS}`)
  return buttons.length === 1 ? buttons[0] : undefined
}

/** A click, so that a button that is not to be pressed yet is not pressed. */
export function submitForm(): boolean {
  const button = submitButton()
  button?.click()
  return button !== undefined
}
