import { answer, api } from '@/shared/api/client'
import type { EscalationChange, HolidayYear, HolidayYearDraft, HolidayYearHead, Ladder, LadderChange, LadderDraft, ReminderRound, RoundPlan, SavedHolidayYear } from '@/shared/api/types'

const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } })
const of = (circular: string, key: string) => ({ path: { circular }, ...keyed(key) })

export async function listLadders(): Promise<Ladder[]> {
  return (await answer(api.GET('/api/reminder-ladders'))).items
}

export function getLadder(ladder: string): Promise<Ladder> {
  return answer(api.GET('/api/reminder-ladders/{ladder}', { params: { path: { ladder } } }))
}

export function createLadder(body: LadderDraft, key: string): Promise<Ladder> {
  return answer(api.POST('/api/reminder-ladders', { params: keyed(key), body }))
}

export function changeLadder(ladder: string, body: LadderChange, key: string): Promise<Ladder> {
  return answer(api.PUT('/api/reminder-ladders/{ladder}', { params: { path: { ladder }, ...keyed(key) }, body }))
}

export async function listComingRounds(): Promise<ReminderRound[]> {
  return (await answer(api.GET('/api/reminder-rounds'))).items
}

export function listRounds(circular: string): Promise<RoundPlan> {
  return answer(api.GET('/api/circulars/{circular}/rounds', { params: { path: { circular } } }))
}

export function attachLadder(circular: string, ladder: string, key: string): Promise<RoundPlan> {
  return answer(api.PUT('/api/circulars/{circular}/ladder', { params: of(circular, key), body: { ladder } }))
}

export function stopRounds(circular: string, reason: string, key: string): Promise<RoundPlan> {
  return answer(api.POST('/api/circulars/{circular}/rounds/stop', { params: of(circular, key), body: { reason } }))
}

export function skipRound(circular: string, round: string, reason: string, key: string): Promise<RoundPlan> {
  const params = { path: { circular, round }, ...keyed(key) }
  return answer(api.POST('/api/circulars/{circular}/rounds/{round}/skip', { params, body: { reason } }))
}

export function changeEscalation(circular: string, body: EscalationChange, key: string): Promise<RoundPlan> {
  return answer(api.PUT('/api/circulars/{circular}/escalation', { params: of(circular, key), body }))
}

export async function listHolidayYears(): Promise<HolidayYearHead[]> {
  return (await answer(api.GET('/api/holidays'))).items
}

export function getHolidayYear(year: number): Promise<HolidayYear> {
  return answer(api.GET('/api/holidays/{year}', { params: { path: { year } } }))
}

export function saveHolidayYear(year: number, body: HolidayYearDraft, key: string): Promise<SavedHolidayYear> {
  return answer(api.PUT('/api/holidays/{year}', { params: { path: { year }, ...keyed(key) }, body }))
}
