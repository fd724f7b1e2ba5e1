import type { ObjectDirective, VNode } from 'vue'

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

/** A list that is no table, said as one. */
export interface TextTable<Row> {
  caption: string
  rowKey: (row: Row) => string | number
  columns: ReadonlyArray<{ label: string; text: (row: Row) => string | number | undefined }>
}

/** What `v-offered` takes; the rows are asked for whenever somebody takes them along. */
export function textTable<Row>(rows: () => readonly Row[], { caption, rowKey, columns }: TextTable<Row>): () => ShownTable {
  const textOf = new Map(columns.map(({ label, text }) => [label, text]))
  const table = {
    caption,
    columns: columns.map(({ label }) => ({ key: label, label })),
    rowKey: (row: unknown) => rowKey(row as Row),
    cell: (row: unknown, column: string) => String(textOf.get(column)?.(row as Row) ?? ''),
  }
  return () => ({ ...table, rows: rows() })
}

/** On what holds the rows of a list that is no table, or whose table is a form; the line under it stands beside. */
export const vOffered: ObjectDirective<HTMLElement, () => ShownTable> = {
  created: (element, { value }) => {
    element.dataset.offered = ''
    offerTable(element, value)
  },
}

/** The table nearest above, within the same sheet. */
export function tableAbove(element: Element): ShownTable | undefined {
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
    const found = [before, ...before.querySelectorAll('[data-offered], table')].find((one) => shown.has(one))
    if (found) return shown.get(found)?.()
  }
  return undefined
}
