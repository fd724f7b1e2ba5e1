const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const longPastDays = 60
const millisPerDay = 86_400_000
const beijingOffsetMillis = 8 * 3_600_000

export interface DueWords {
  /** 6月1日（星期一）前; without 前 when nobody can be in time any more */
  by: string
  /** 还剩 12 天 */
  left: string
  urgency: 'calm' | 'soon' | 'over' | 'past'
}

/** The colour of a mark that says how long it is until a deadline. */
export const urgencyMarks = { calm: 'quiet', soon: 'amber', over: 'red', past: 'quiet' } as const

/** Calendar day in Beijing at an instant, such as 2026-05-31, wherever the phone is. */
export function beijingDay(now: Date): string {
  return new Date(now.getTime() + beijingOffsetMillis).toISOString().slice(0, 10)
}

/** A deadline in words: the day with its weekday, and how many days are left, both counted from today. */
export function dueWords(dueOn: string, today: string): DueWords {
  const left = daysBetween(today, dueOn)
  const by = `${dayWithWeekday(dueOn, today)}前`
  if (left < -longPastDays) return { by: dayWithWeekday(dueOn, today), left: '已截止', urgency: 'past' }
  if (left < 0) return { by, left: `已过 ${-left} 天`, urgency: 'over' }
  if (left === 0) return { by, left: '今天是最后一天', urgency: 'soon' }
  return { by, left: `还剩 ${left} 天`, urgency: left <= 7 ? 'soon' : 'calm' }
}

/** 6月1日（星期一）, with the year in front when it is not this year. */
export function dayWithWeekday(day: string, today: string): string {
  const weekday = weekdays[new Date(millisOf(day)).getUTCDay()]
  return `${day.slice(0, 4) === today.slice(0, 4) ? monthAndDay(day) : fullDay(day)}（星期${weekday}）`
}

/** 2026年6月1日 */
export function fullDay(day: string): string {
  return `${day.slice(0, 4)}年${monthAndDay(day)}`
}

/** An instant as day and minute in Beijing: 6月1日（星期一）14:32 */
export function momentWords(moment: string, today: string): string {
  const local = beijingTime(moment)
  return `${dayWithWeekday(local.slice(0, 10), today)}${local.slice(11, 16)}`
}

/** An instant to the second, for what is kept for years: 2026年6月1日 14:32:05 */
export function fullMoment(moment: string): string {
  const local = beijingTime(moment)
  return `${fullDay(local.slice(0, 10))} ${local.slice(11, 19)}`
}

function beijingTime(moment: string): string {
  return new Date(new Date(moment).getTime() + beijingOffsetMillis).toISOString()
}

function monthAndDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

function daysBetween(from: string, to: string): number {
  return Math.round((millisOf(to) - millisOf(from)) / millisPerDay)
}

function millisOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
