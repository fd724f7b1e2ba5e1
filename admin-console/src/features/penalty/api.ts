import { answer, api } from '@/shared/api/client'
import type { PenaltyFilter, PenaltyPage, PenaltyPaper, PenaltyRules, PenaltyWhole } from '@/shared/api/types'

export function getPenaltyRules(): Promise<PenaltyRules> {
  return answer(api.GET('/api/penalty-rules'))
}

export function listPenalties(query: { stage?: PenaltyFilter; text?: string; page: number; size: number }): Promise<PenaltyPage> {
  return answer(api.GET('/api/penalties', { params: { query } }))
}

export function getPenalty(penalty: string): Promise<PenaltyWhole> {
  return answer(api.GET('/api/penalties/{penalty}', { params: { path: { penalty } } }))
}

export function openPenalty(body: never, key: string): Promise<PenaltyWhole> {
  return answer(api.POST('/api/penalties', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function getPenaltyPaper(penalty: string, paper: PenaltyPaper): Promise<Blob> {
  return answer(api.GET('/api/penalties/{penalty}/papers/{paper}', { params: { path: { penalty, paper } }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

/** Paths of the steps of a case; each takes one body. */
export type StepPath =
  | '/api/penalties/{penalty}/investigation'
  | '/api/penalties/{penalty}/proposal'
  | '/api/penalties/{penalty}/hearing-call'
  | '/api/penalties/{penalty}/hearing'
  | '/api/penalties/{penalty}/service'
  | '/api/penalties/{penalty}/discussion'
  | '/api/penalties/{penalty}/decision'
  | '/api/penalties/{penalty}/dismissal'
  | '/api/penalties/{penalty}/payment'
  | '/api/penalties/{penalty}/publication'
  | '/api/penalties/{penalty}/revocation'

export function takeStep(path: StepPath, penalty: string, body: Record<string, unknown>, key: string): Promise<PenaltyWhole> {
  const params = { path: { penalty }, header: { 'Idempotency-Key': key } }
  return answer(api.POST(path, { params, body: body as never }))
}
