import { onBeforeUnmount, onMounted } from 'vue'

const closers: Array<() => void> = []

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Esc closes the newest panel; in a field it only leaves the field, and an open dialog keeps Esc to itself. */
export function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
  if (isTyping(event.target)) (event.target as HTMLElement).blur()
  else closers.at(-1)?.()
}

export function useEscape(close: () => void): void {
  onMounted(() => closers.push(close))
  onBeforeUnmount(() => closers.splice(closers.lastIndexOf(close), 1))
}

/** `/` goes to the search field of the page. True when there is one. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]')
  field?.focus()
  field?.select()
  return field !== null
}

export function isSlash(event: KeyboardEvent): boolean {
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
}

/** A key of the page itself, such as `1` or `n`; nothing happens while somebody types or a dialog asks. */
export function usePageKeys(press: (key: string) => boolean): void {
  const onKey = (event: KeyboardEvent) => {
    const chord = event.ctrlKey || event.metaKey || event.altKey
    if (chord || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return
    if (press(event.key)) event.preventDefault()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}
