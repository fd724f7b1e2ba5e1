import type { components } from '@/contract/hours'

export type Ledger = components['schemas']['HoursLedger']
export type Stated = components['schemas']['StatedHours']

const minutesOfHour = 60
const minutesOfDay = 480
const least = 10

/** 3 小时 20 分; with a minus where it takes back. */
export function hoursWords(minutes: number): string {
  const size = Math.abs(minutes)
  const whole = Math.floor(size / minutesOfHour)
  const rest = size % minutesOfHour
  const words = [whole > 0 ? `${whole} 小时` : '', rest > 0 || size === 0 ? `${rest} 分` : ''].filter(Boolean).join(' ')
  return minutes < 0 ? `减 ${words}` : words
}

/** What the person stated, apart from what was verified; nothing is said of none. */
export function statedWords({ confirmedMinutes, waitingMinutes }: Pick<Ledger, 'confirmedMinutes' | 'waitingMinutes'>): string {
  if (confirmedMinutes === 0 && waitingMinutes === 0) return '自己申报的学时，确认以后另外算。'
  const confirmed = confirmedMinutes === 0 ? '自己申报的另外算。' : `自己申报、已确认的 ${hoursWords(confirmedMinutes)}，另外算。`
  return waitingMinutes === 0 ? confirmed : `${confirmed}还有 ${hoursWords(waitingMinutes)}等确认。`
}

export function minutesFault(typed: string): string {
  if (!/^\d+$/.test(typed.trim())) return '请填多少分钟，只写数字'
  const minutes = Number(typed)
  if (minutes < least) return `至少 ${least} 分钟`
  return minutes > minutesOfDay ? '一天最多 8 小时，就是 480 分钟' : ''
}

export function titleFault(typed: string): string {
  return typed.trim().length < 2 ? '请写学了什么、在哪里学的' : ''
}

const kinds = { waiting: 'amber', confirmed: 'blue', refused: 'red', withdrawn: 'quiet' } as const
const words = { waiting: '待确认', confirmed: '已确认', refused: '没有确认', withdrawn: '已撤回' }

export function statedMark(one: Stated): { text: string; kind: 'amber' | 'blue' | 'red' | 'quiet' } {
  return { text: words[one.state], kind: kinds[one.state] }
}
