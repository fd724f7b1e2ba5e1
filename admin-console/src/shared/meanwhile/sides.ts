export type Side = 'yours' | 'theirs'

/** In the order in which they are offered. */
export const SIDES: Record<Side, string> = { theirs: '用已保存的', yours: '用这里的' }

/** One thing as both began from it, and as each has it now. */
export interface ThreeSides {
  base: unknown
  yours: unknown
  theirs: unknown
}

/** Nothing and an absent value are the same. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** Who changed it; where both did, a person must choose, and where both have the same, nobody needs to. */
export function changedBy({ base, yours, theirs }: ThreeSides): Side | 'both' | undefined {
  if (same(yours, theirs)) return undefined
  if (same(base, theirs)) return 'yours'
  return same(base, yours) ? 'theirs' : 'both'
}
