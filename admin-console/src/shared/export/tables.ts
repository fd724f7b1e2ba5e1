import type { VNode } from 'vue'

/** A table on the screen, as far as taking it along needs it. */
export interface ShownTable {
  caption: string
  columns: ReadonlyArray<{ key: string; label: string }>
  rows: readonly unknown[]
  rowKey: (row: unknown) => string | number
  /** What stands in a cell, also of a row that is on another page. */
  cell: (row: unknown, column: string) => VNode[] | string
}

const shown = new WeakMap<Element, () => ShownTable>()

export function offerTable(element: Element, table: () => ShownTable): void {
  shown.set(element, table)
}

/** The table nearest above, within the same sheet. */
export function tableAbove(element: Element): ShownTable | undefined {
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
    const table = before.matches('table') ? before : before.querySelector('table')
    if (table && shown.has(table)) return shown.get(table)?.()
  }
  return undefined
}
