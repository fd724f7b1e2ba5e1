import type { HolidayDay } from '@/shared/api/types'
import { dayText } from '@/shared/dates'

const DAY_MS = 86_400_000
const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const text = (date: Date) => date.toISOString().slice(0, 10)

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => utc(day).getUTCDay() || 7

export const isWeekend = (day: string): boolean => weekdayOf(day) > 5

/** The days of one month, from 1; the first is preceded by as many gaps as weekdays have passed. */
export function monthOf(year: number, month: number): { gaps: number; days: string[] } {
  const days: string[] = []
  for (let date = new Date(Date.UTC(year, month - 1, 1)); date.getUTCMonth() === month - 1; date = new Date(date.getTime() + DAY_MS)) days.push(text(date))
  return { gaps: weekdayOf(days[0]!) - 1, days }
}

export type Mark = 'off' | 'worked' | 'plain'

/** What a day is said to be; weekends off and other days worked need not be said. */
export function markOf(days: readonly HolidayDay[], day: string): Mark {
  const said = days.find(({ date }) => date === day)
  return !said ? 'plain' : said.off ? 'off' : 'worked'
}

/** A press on a day: said as chosen, or no longer said where it was said so already. */
export function pressed(days: readonly HolidayDay[], day: string, name: string, off: boolean): HolidayDay[] {
  const others = days.filter(({ date }) => date !== day)
  if (markOf(days, day) === (off ? 'off' : 'worked')) return others
  return [...others, { date: day, name, off }].toSorted((a, b) => a.date.localeCompare(b.date))
}

export interface Stretch {
  name: string
  off: boolean
  from: string
  to: string
  days: number
}

/** Days side by side with one name, as the State Council's notice tells them. */
export function stretchesOf(days: readonly HolidayDay[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { date, name, off } of days.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const last = stretches.at(-1)
    const follows = last && last.name === name && last.off === off && utc(date).getTime() - utc(last.to).getTime() === DAY_MS
    if (follows) Object.assign(last, { to: date, days: last.days + 1 })
    else stretches.push({ name, off, from: date, to: date, days: 1 })
  }
  return stretches
}

/** All that is said of a year, a line for each stretch. */
export const daysText = (days: readonly HolidayDay[]) =>
  stretchesOf(days)
    .map((stretch) => `${stretch.name}${stretch.off ? '放假' : '上班'} ${stretchText(stretch)}`)
    .join('\n')

/** `10-01 周四 至 10-07 周三，7 天`. */
export function stretchText({ from, to, days }: Stretch): string {
  const short = (day: string) => dayText(day).slice('2026-'.length)
  return days === 1 ? short(from) : `${short(from)} 至 ${short(to)}，${days} 天`
}
