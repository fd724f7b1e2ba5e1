/**
 * Keys in the rows of a list, the same in every list: whatever carries `data-rows` holds rows, which are its children, or what
 * carries `data-row` where they stand in groups. A row that opens something has a tabindex of its own; any other row opens its
 * first link.
 */
const visible = (element: HTMLElement) => element.checkVisibility?.() ?? true

function listOf(active: Element | null): HTMLElement | undefined {
  const own = active?.closest<HTMLElement>('[data-rows]')
  return own ?? [...document.querySelectorAll<HTMLElement>('main [data-rows]')].find((list) => list.children.length > 0 && visible(list))
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  const grouped = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  return grouped.length ? grouped : [...list.children].filter((row): row is HTMLElement => row instanceof HTMLElement)
}

/** The row that has the focus, in itself or in something it holds. */
function rowOf(active: Element | null): HTMLElement | undefined {
  const list = active?.closest<HTMLElement>('[data-rows]')
  return list ? rowsOf(list).find((row) => row.contains(active)) : undefined
}

export const isRow = (target: EventTarget | null) => target instanceof HTMLElement && rowOf(target) === target

/** To the next row or the one before; from outside the list to the open row, or to the first. False where no list is. */
export function walkRows(step: 1 | -1): boolean {
  const list = listOf(document.activeElement)
  if (!list) return false
  const rows = rowsOf(list)
  const from = rowOf(document.activeElement) ?? rows.find((row) => row.getAttribute('aria-current'))
  const next = from ? rows[rows.indexOf(from) + step] : rows[0]
  if (next) focusRow(next)
  return true
}

function focusRow(row: HTMLElement): void {
  if (!row.hasAttribute('tabindex')) row.tabIndex = -1
  row.focus()
  row.scrollIntoView?.({ block: 'nearest' })
}

/** Opens the row that has the focus; what stands inside a row keeps its Enter. */
export function openRow(): boolean {
  const row = rowOf(document.activeElement)
  if (!row || row !== document.activeElement) return false
  const opens = row.tabIndex >= 0 ? row : row.querySelector<HTMLElement>('a[href]')
  opens?.click()
  return opens !== null
}

export function tickRow(): boolean {
  const box = rowOf(document.activeElement)?.querySelector<HTMLInputElement>('input[type="checkbox"]:not(:disabled)')
  box?.click()
  return Boolean(box)
}

const turner = (way: 'prev' | 'next') => document.querySelector<HTMLButtonElement>(`main .btn-${way}:not(:disabled)`)

/** The page of the list before or after this one. */
export function turnPage(way: 'prev' | 'next'): boolean {
  const button = turner(way)
  button?.click()
  return button !== null
}

/** What the rows of this page can do. */
export function rowsHere() {
  const list = listOf(document.activeElement)
  return {
    list: list !== undefined,
    opens: Boolean(list?.querySelector(':scope > [tabindex="0"], a[href]')),
    ticks: Boolean(list?.querySelector('input[type="checkbox"]')),
    pages: document.querySelector('main .btn-next') !== null,
  }
}
