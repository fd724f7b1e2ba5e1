import type { PublicationCandidate, PublicationItem } from '@/shared/api/types'

export interface Gathered {
  subject: string
  name: string
  creditCode: string
  words: string
  changed?: boolean
}

/** What is chosen so far, with those of a page added that are not in it yet. */
export function withCandidates(chosen: readonly Gathered[], more: readonly PublicationCandidate[]): Gathered[] {
  const known = new Set(chosen.map((one) => one.subject))
  return [...chosen, ...more.filter((one) => !known.has(one.subject))]
}

export function without(chosen: readonly Gathered[], subject: string): Gathered[] {
  return chosen.filter((one) => one.subject !== subject)
}

export function fromItems(items: readonly PublicationItem[]): Gathered[] {
  return items.map(({ subject, name, creditCode, words, changed }) => ({ subject, name, creditCode, words, changed }))
}
