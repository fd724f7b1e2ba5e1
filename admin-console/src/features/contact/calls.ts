import type { Call, CallOutcome, CallRecord } from '@/shared/api/types'
import { daysBetween, today } from '@/shared/dates'
import { OUTCOMES } from './words'

export interface RecordForm {
  outcome: CallOutcome | undefined
  spokeWith: string
  note: string
  againOn: string
}

const DAY_MS = 86_400_000

/** The day after; Saturdays and Sundays are nobody's to call. */
export function nextWeekday(from: string = today()): string {
  let day = new Date(`${from}T00:00:00Z`)
  do day = new Date(day.getTime() + DAY_MS)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6)
  return day.toISOString().slice(0, 10)
}

export function emptyRecord({ contactName }: Pick<Call, 'contactName'>, now: string = today()): RecordForm {
  return { outcome: undefined, spokeWith: contactName ?? '', note: '', againOn: nextWeekday(now) }
}

/** The outcome of key `1` to `4`. */
export function outcomeOf(key: string): CallOutcome | undefined {
  return /^[1-4]$/.test(key) ? (Object.keys(OUTCOMES) as CallOutcome[])[Number(key) - 1] : undefined
}

/** What is missing, by field; empty when it may be recorded. */
export function faultsOf({ outcome, spokeWith, againOn }: RecordForm, now: string = today()): Record<string, string> {
  if (!outcome) return { outcome: '请选一个结果。' }
  if (outcome === 'reached' && !spokeWith.trim()) return { spokeWith: '请写接电话的是谁。' }
  if (outcome !== 'no_answer') return {}
  if (!againOn) return { againOn: '请选哪天再打。' }
  return daysBetween(now, againOn) < 0 ? { againOn: '再打的日子不能是过去。' } : {}
}

export function recordOf({ outcome, spokeWith, note, againOn }: RecordForm): CallRecord {
  return {
    outcome: outcome ?? 'reached',
    ...(outcome === 'reached' && { spokeWith: spokeWith.trim() }),
    ...(note.trim() && { note: note.trim() }),
    ...(outcome === 'no_answer' && { againOn }),
  }
}

/** Whether somebody else is just calling. */
export const heldByOther = ({ takenAt, takenBy }: Call, me: string): boolean => takenAt !== undefined && takenBy !== me

/** The next call to make: the first after this one that nobody holds and that is due, else from the top. */
export function nextCall(calls: readonly Call[], after: string, me: string, now: string = today()): Call | undefined {
  const place = calls.findIndex(({ id }) => id === after)
  const order = [...calls.slice(place + 1), ...calls.slice(0, Math.max(0, place))]
  return order.find((call) => call.state === 'open' && !heldByOther(call, me) && (!call.againOn || call.againOn <= now))
}
