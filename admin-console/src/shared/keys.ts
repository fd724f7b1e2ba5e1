import { onBeforeUnmount, onMounted, ref, shallowReactive } from 'vue'

/** A key and what it does, as the help sheet shows it. */
export interface KeyHint {
  keys: readonly string[]
  does: string
}

const STORED = 'pufa.singleKeys'
const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'range', 'file'])
const closers: Array<() => void> = []

/** Hints of the pages that have keys of their own. */
export const pageHints = shallowReactive(new Set<KeyHint>())

/** Keys without Ctrl can be switched off, for those who speak instead of typing. */
export const singleKeys = ref(localStorage.getItem(STORED) !== 'off')

export function switchSingleKeys(on: boolean): void {
  singleKeys.value = on
  localStorage.setItem(STORED, on ? 'on' : 'off')
}

export const openDialog = () => document.querySelector<HTMLDialogElement>('dialog[open]')

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type)
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
}

/** A key on its own that is meant for the page: nobody types, and no dialog asks. */
export function isSingleKey(event: KeyboardEvent): boolean {
  const chord = event.ctrlKey || event.metaKey || event.altKey
  return singleKeys.value && !chord && !event.defaultPrevented && !isTyping(event.target) && !openDialog()
}

export const isCtrl = (event: KeyboardEvent, key: string) =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key

/** Esc closes the newest panel; in a field it only leaves the field, and an open dialog keeps Esc to itself. */
export function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || openDialog()) return
  if (isTyping(event.target)) (event.target as HTMLElement).blur()
  else closers.at(-1)?.()
}

export function useEscape(close: () => void): void {
  onMounted(() => closers.push(close))
  onBeforeUnmount(() => closers.splice(closers.lastIndexOf(close), 1))
}

/** The field that searches the list of the page. */
export const searchField = () =>
  document.querySelector<HTMLInputElement>('[data-search] input, input[data-search], main [role="search"] input[type="text"]:not([role="combobox"], [readonly])')

/** `/` goes to the search field of the page. True when there is one. */
export function focusSearch(): boolean {
  const field = searchField()
  field?.focus()
  field?.select()
  return field !== null
}

/** Keys of the page itself, such as `1`; `hints` tell them on the help sheet. */
export function usePageKeys(press: (key: string) => boolean, ...hints: KeyHint[]): void {
  const onKey = (event: KeyboardEvent) => {
    if (isSingleKey(event) && press(event.key)) event.preventDefault()
  }
  onMounted(() => {
    document.addEventListener('keydown', onKey)
    hints.forEach((hint) => pageHints.add(hint))
  })
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', onKey)
    hints.forEach((hint) => pageHints.delete(hint))
  })
}
