import { h, render, type AppContext } from 'vue'
import type { ShownTable } from './tables'

/** Columns that hold something to press and nothing to read. */
const TOOLS = new Set(['', '选', '处理', '对照', '重新起草'])
const NOT_READ = 'button, .no-print, [aria-hidden=true]'
/** What stands apart on the screen without a space between. */
const APART = 'p, div, li, br, dd, dt, .word, .small'

export const columnsOf = (table: ShownTable) => table.columns.filter(({ label }) => !TOOLS.has(label))

/** Each row as its cells read on the screen, drawn out of sight by the table's own means: within a component, since links ask the app where they lead. */
export function cellTexts(table: ShownTable, rows: readonly unknown[], context: AppContext): string[][] {
  const columns = columnsOf(table)
  const place = document.createElement('div')
  const drawn = h(() => h('div', rows.map((row) => h('div', columns.map(({ key }) => h('div', table.cell(row, key)))))))
  drawn.appContext = context
  render(drawn, place)
  const texts = [...(place.firstElementChild?.children ?? [])].map((row) => [...row.children].map(readable))
  render(null, place)
  return texts
}

function readable(cell: Element): string {
  const read = cell.cloneNode(true) as Element
  read.querySelectorAll(NOT_READ).forEach((part) => part.remove())
  read.querySelectorAll(APART).forEach((part) => {
    part.before(' ')
    part.after(' ')
  })
  return (read.textContent ?? '').replace(/\s+/g, ' ').trim()
}
