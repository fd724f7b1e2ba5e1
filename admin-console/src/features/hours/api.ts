import { answer, api } from '@/shared/api/client'
import type { HoursLedger, HoursStatement, HoursStatementPage, HoursStatementState } from '@/shared/api/types'

export function listHoursStatements(query: { state: HoursStatementState; page: number; size: number }): Promise<HoursStatementPage> {
  return answer(api.GET('/api/hours-statements', { params: { query } }))
}

export function decideHoursStatement(statement: string, accept: boolean, note: string, key: string): Promise<HoursStatement> {
  const params = { path: { statement }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/hours-statements/{statement}/decide', { params, body: { accept, note } }))
}

export function getHours(person: string, year?: number): Promise<HoursLedger> {
  return answer(api.GET('/api/hours/{person}', { params: { path: { person }, query: { year } } }))
}

const file = { parseAs: 'blob', headers: { Accept: '*/*' } } as const

export function getTranscript(person: string, year?: number): Promise<Blob> {
  return answer(api.GET('/api/hours/{person}/transcript', { params: { path: { person }, query: { year } }, ...file }))
}

export function exportTranscript(person: string, year?: number): Promise<Blob> {
  return answer(api.GET('/api/hours/{person}/workbook', { params: { path: { person }, query: { year } }, ...file }))
}
