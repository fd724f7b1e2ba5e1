/** Where the rows of a list came from, so that the same can be asked again page by page. */
export interface ListAddress {
  /** Path and query of the request. */
  address: string
  /** Rows on all pages. */
  total: number
}

const known = new WeakMap<readonly unknown[], ListAddress>()

export function rememberList(answer: unknown, url: string): void {
  if (!url || typeof answer !== 'object' || answer === null || !('items' in answer) || !Array.isArray(answer.items)) return
  const { pathname, search } = new URL(url)
  const total = 'total' in answer && typeof answer.total === 'number' ? answer.total : answer.items.length
  known.set(answer.items, { address: pathname + search, total })
}

/** Unknown where a page made its rows itself. */
export const listAddress = (rows: readonly unknown[]): ListAddress | undefined => known.get(rows)

/** For rows that a page chose or ordered itself among those of a list. */
export function cameFrom<Row>(rows: Row[], list: readonly Row[]): Row[] {
  const source = known.get(list)
  if (source) known.set(rows, { ...source, total: rows.length })
  return rows
}
