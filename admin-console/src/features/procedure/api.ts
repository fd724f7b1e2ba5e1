import { answer, api } from '@/shared/api/client'
import type { Procedure } from '@/shared/api/types'

export function getProcedure(procedure: string): Promise<Procedure> {
  return answer(api.GET('/api/procedures/{procedure}', { params: { path: { procedure } } }))
}

export function getProcedurePaper(procedure: string): Promise<Blob> {
  return answer(api.GET('/api/procedures/{procedure}/paper', { params: { path: { procedure } }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

const of = (procedure: string, key: string) => ({ path: { procedure }, header: { 'Idempotency-Key': key } })

export function serveProcedure(procedure: string, body: never, key: string): Promise<Procedure> {
  return answer(api.POST('/api/procedures/{procedure}/service', { params: of(procedure, key), body }))
}

export function makeStatement(procedure: string, body: never, key: string): Promise<Procedure> {
  return answer(api.POST('/api/procedures/{procedure}/statements', { params: of(procedure, key), body }))
}

export function answerStatement(statement: string, body: never, key: string): Promise<Procedure> {
  const params = { path: { statement }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/procedure-statements/{statement}/answer', { params, body }))
}

export function reviewProcedure(procedure: string, body: never, key: string): Promise<Procedure> {
  return answer(api.POST('/api/procedures/{procedure}/review', { params: of(procedure, key), body }))
}
