const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const DAY_MS = 86_400_000
const LONG_PAST_DAYS = 60
/** China keeps one time all year; the browser's own zone must not matter. */
const SHANGHAI_MS = 8 * 3_600_000

const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const weekday = (day: string) => WEEKDAYS[utc(day).getUTCDay()] ?? ''

/** `2026-05-31 周日` */
export function dayText(day: string): string {
  return `${day} 周${weekday(day)}`
}

/** `2026年5月31日（星期日）`, as the notices write it. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日（星期${weekday(day)}）`
}

/** `2026-05-31 16:00` in Shanghai. */
export function momentText(moment: string): string {
  return new Date(Date.parse(moment) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** `05-31 16:00:12` in Shanghai. */
export function clockText(moment: string): string {
  return new Date(Date.parse(moment) + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** `2026-06-20 09:00` in Shanghai as an instant. */
export function instantOf(time: string): string {
  return new Date(`${time.replace(' ', 'T')}:00+08:00`).toISOString()
}

export function today(now: number = Date.now()): string {
  return new Date(now + SHANGHAI_MS).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS)
}

/** The last day of its week. */
export function sundayOf(day: string): string {
  const left = (7 - utc(day).getUTCDay()) % 7
  return new Date(utc(day).getTime() + left * DAY_MS).toISOString().slice(0, 10)
}

/** Nobody works towards a deadline this old any more, so its days are not counted. */
export function longPast(due: string, from: string = today()): boolean {
  return daysBetween(due, from) > LONG_PAST_DAYS
}

/** How a deadline stands: `还剩 6 天`, `今天截止`, `已过 3 天`, `已截止`. */
export function remaining(due: string, from: string = today()): string {
  const days = daysBetween(from, due)
  if (days === 0) return '今天截止'
  if (longPast(due, from)) return '已截止'
  return days > 0 ? `还剩 ${days} 天` : `已过 ${-days} 天`
}

/** How old something is: `今天`, `3 天前`. */
export function age(moment: string, from: string = today()): string {
  const days = daysBetween(momentText(moment).slice(0, 10), from)
  if (days <= 0) return '今天'
  return days === 1 ? '昨天' : `${days} 天前`
}

/** `最早的是 5 天前`, `最早的是今天`. */
export function oldestIs(moment: string, from: string = today()): string {
  return `最早的是${age(moment, from)}`.replace(/是(?=\d)/, '是 ')
}
