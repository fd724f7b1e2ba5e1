import { h, render, type AppContext } from 'vue'
import type { ShownTable } from './tables'

/** Columns that hold something to press and nothing to read. */
const TOOLS = new Set(['', '处理'])
const NOT_READ = 'button, .no-print, [aria-hidden=true]'
const LINES = 'p, div, li, br, dd, dt'

export const columnsOf = (table: ShownTable) => table.columns.filter(({ label }) => !TOOLS.has(label))

/** Each row as its cells read on the screen, drawn out of sight by the table's own means. */
export function cellTexts(table: ShownTable, rows: readonly unknown[], context: AppContext): string[][] {
  const columns = columnsOf(table)
  const place = document.createElement('div')
  const drawn = h('div', rows.map((row) => h('div', columns.map(({ key }) => h('div', table.cell(row, key))))))
  drawn.appContext = context
  render(drawn, place)
  const texts = [...(place.firstElementChild?.children ?? [])].map((row) => [...row.children].map(readable))
  render(null, place)
  return texts
}

function readable(cell: Element): string {
  const read = cell.cloneNode(true) as Element
  read.querySelectorAll(NOT_READ).forEach((part) => part.remove())
  read.querySelectorAll(LINES).forEach((line) => line.after(' '))
  return (read.textContent ?? '').replace(/\s+/g, ' ').trim()
}
