import { onBeforeUnmount, onMounted } from 'vue'
import { focusSearch, isCtrl, isSingleKey, onEscape, openDialog } from '@/shared/keys'
import { isRow, openRow, tickRow, turnPage, walkRows } from '@/shared/rows'
import { submitForm } from '@/shared/submit'

interface Sheets {
  search: () => void
  help: () => void
}

/** All keys of the console that no single page owns; each says whether it had something to do. */
export function useShellKeys({ search, help }: Sheets): void {
  const show = (open: () => void) => () => (open(), true)
  const single: Record<string, () => boolean> = {
    j: () => walkRows(1),
    k: () => walkRows(-1),
    x: tickRow,
    '[': () => turnPage('prev'),
    ']': () => turnPage('next'),
    '/': () => focusSearch() || show(search)(),
    '?': show(help),
  }
  const inRow: Record<string, () => boolean> = { ArrowDown: () => walkRows(1), ArrowUp: () => walkRows(-1) }

  function pressed(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false
    if (isCtrl(event, 'enter')) return submitForm()
    if (isCtrl(event, 'k')) return !openDialog() && show(search)()
    if (isRow(event.target) && event.key === 'Enter') return openRow()
    if (isRow(event.target) && inRow[event.key]) return inRow[event.key]!()
    return isSingleKey(event) && (single[event.key]?.() ?? false)
  }

  function onKey(event: KeyboardEvent): void {
    onEscape(event)
    if (pressed(event)) event.preventDefault()
  }

  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}
