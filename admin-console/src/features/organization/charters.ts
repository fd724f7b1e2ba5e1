import type { Charter } from '@/shared/api/registerTypes'
import { dayText } from '@/shared/dates'

export type Fact = readonly [label: string, value: string | undefined]

export interface CharterPair {
  current: Charter
  /** Corrected editions of the same charter, the newest first. */
  earlier: Charter[]
  /** The charter that was in force before it. */
  before?: Charter
}

/** Of each charter the edition that counts, the newest charter first. */
export function pairsOf(items: readonly Charter[]): CharterPair[] {
  const counting = items
    .filter((item) => !items.some(({ id, edition }) => id === item.id && edition > item.edition))
    .sort((one, other) => other.validFrom.localeCompare(one.validFrom))
  return counting.map((current, place) => ({
    current,
    earlier: items.filter(({ id, edition }) => id === current.id && edition < current.edition).sort((one, other) => other.edition - one.edition),
    before: counting[place + 1],
  }))
}

export function factsOf(it: Charter): Fact[] {
  return [
    ['核准日期', dayText(it.approvedOn)],
    ['宗旨', it.purpose],
    ['业务范围', it.scope.map(({ no, text }) => `${no}. ${text}`).join('\n')],
    ['届期', `${it.termYears} 年`],
    ['理事会会议', `每年至少 ${it.councilMeetingsPerYear} 次`],
    ['会员大会', it.assemblyMeetingsPerYear ? `每年至少 ${it.assemblyMeetingsPerYear} 次` : undefined],
    ['理事人数', `${it.councilMin} 至 ${it.councilMax} 人`],
  ]
}

export interface CharterChange {
  label: string
  before?: string
  now?: string
}

/** What is different, in the order of the charter. */
export function changesBetween(before: Charter, now: Charter): CharterChange[] {
  const old = new Map(withStart(before))
  return withStart(now)
    .filter(([label, value]) => old.get(label) !== value)
    .map(([label, value]) => ({ label, before: old.get(label), now: value }))
}

const withStart = (it: Charter): Fact[] => [['生效日期', dayText(it.validFrom)], ...factsOf(it)]
