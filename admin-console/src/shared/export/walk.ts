import { fetchList } from '../api/client'
import type { ListAddress } from '../api/listAddress'

/** The contract's most. */
const PAGE = 100

export interface Walked {
  rows: unknown[]
  /** Something came or went meanwhile, so that a row may stand twice or not at all. */
  changed: boolean
}

/** Whether all rows are on the screen already. */
export const isWhole = (rows: readonly unknown[], { total }: ListAddress) => rows.length >= total

/** All pages of a list in its own order, by the request that brought the page on the screen. */
export async function walk({ address, total }: ListAddress, signal: AbortSignal, progress: (rows: number) => void): Promise<Walked> {
  const rows: unknown[] = []
  let changed = false
  for (let page = 1; rows.length < total; page++) {
    const answer = await fetchList(pageOf(address, page), signal)
    changed ||= answer.total !== total
    if (!answer.items.length) break
    rows.push(...answer.items)
    progress(rows.length)
  }
  return { rows, changed }
}

export function pageOf(address: string, page: number): string {
  const [path, query] = address.split('?')
  const asked = new URLSearchParams(query)
  asked.set('page', String(page))
  asked.set('size', String(PAGE))
  return `${path}?${asked}`
}
