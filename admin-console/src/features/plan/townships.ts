import type { PlanCover } from '@/shared/api/types'

export interface TownshipRow {
  code: string
  name: string
  held: number
  counted: number
  percent: number
  /** Villages reached of all there are; none where the row is the county's own. */
  reached?: string
}

/** Events beside villages; the county's own first, where it held any that are of no township. */
export function rowsOf({ townships, villages }: PlanCover): TownshipRow[] {
  const reached = new Map(villages.townships.map((one) => [one.code, `${one.reached}/${one.total}`]))
  return townships
    .map((one) => ({ ...one, name: reached.has(one.code) ? one.name : '全县的活动', reached: reached.get(one.code) }))
    .filter((row) => row.reached || row.held)
}
