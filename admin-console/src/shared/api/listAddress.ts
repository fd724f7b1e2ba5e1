/** Where the rows of a list came from, so that the same can be asked again page by page. */
export interface ListAddress {
  /** Path and query of the request. */
  address: string
  /** Rows on all pages. */
  total: number
}

const known = new WeakMap<readonly unknown[], ListAddress>()

/** Of a page its rows; of any other answer whatever rows it holds, all of which are there. */
export function rememberList(answer: unknown, url: string): void {
  if (!url || typeof answer !== 'object' || answer === null) return
  const { pathname, search } = new URL(url)
  const address = pathname + search
  for (const [name, rows] of Object.entries(answer)) {
    if (Array.isArray(rows)) known.set(rows, { address, total: name === 'items' ? totalOf(answer, rows) : rows.length })
  }
}

const totalOf = (answer: object, rows: unknown[]) => ('total' in answer && typeof answer.total === 'number' ? answer.total : rows.length)

/** Unknown where a page made its rows itself. */
export const listAddress = (rows: readonly unknown[]): ListAddress | undefined => known.get(rows)

/** For rows that a page chose or ordered itself among those of a list. */
export function cameFrom<Row>(rows: Row[], list: readonly unknown[]): Row[] {
  const source = known.get(list)
  if (source) known.set(rows, { ...source, total: rows.length })
  return rows
}
