import { age, oldestIs, remaining, sundayOf, today } from '@/shared/dates'

/** By which day something is to be done, and since when it waits: days or moments, absent where nobody set one. */
export interface Wait {
  due?: string
  since?: string
}

export interface DayGroup<T> {
  title: string
  work: T[]
}

const TITLES = ['逾期', '今天', '本周', '以后', '没有期限'] as const

/** What is to be done in the order of its days; of one day it stays in the order given. */
export function byDay<T extends { due?: string }>(work: readonly T[], now: string = today()): DayGroup<T>[] {
  const ordered = [...work].sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
  return TITLES.map((title) => ({ title, work: ordered.filter(({ due }) => titleOf(due, now) === title) })).filter((group) => group.work.length)
}

function titleOf(due: string | undefined, now: string): (typeof TITLES)[number] {
  if (!due) return '没有期限'
  if (due <= now) return due < now ? '逾期' : '今天'
  return due <= sundayOf(now) ? '本周' : '以后'
}

/** `最急的还剩 3 天，最早的是 5 天前`; of a single thing `还剩 3 天，5 天前来的`. */
export function waitText({ due, since }: Wait, waiting: number, now: string = today()): string {
  const one = waiting === 1
  const left = due && `${one ? '' : '最急的'}${remaining(due, now)}`
  const old = since && (one ? `${age(since, now)}来的` : oldestIs(since, now))
  return [left, old].filter(Boolean).join('，')
}
