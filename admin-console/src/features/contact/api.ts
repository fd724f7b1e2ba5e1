import { answer, api } from '@/shared/api/client'
import type {
  Bounce,
  Call,
  CallRecord,
  ElectronicConsent,
  ElectronicConsentDraft,
  LetterBatch,
  LetterOutcome,
  PostalLetter,
  PostalState,
  Posting,
  Rows,
  ServiceDraft,
  ServiceProof,
  Task,
  TaskKind,
  TaskResult,
} from '@/shared/api/types'

interface Page {
  page: number
  size: number
}

export interface CallQuery extends Page {
  state?: 'open' | 'done'
  circular?: string
  township?: string
}

const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } })

export function listCalls(query: CallQuery): Promise<Rows<Call>> {
  return answer(api.GET('/api/calls', { params: { query } }))
}

export function takeCall(call: string, key: string): Promise<Call> {
  return answer(api.POST('/api/calls/{call}/take', { params: { path: { call }, ...keyed(key) } }))
}

export function recordCall(call: string, body: CallRecord, key: string): Promise<Call> {
  return answer(api.POST('/api/calls/{call}/record', { params: { path: { call }, ...keyed(key) }, body }))
}

export interface LetterQuery extends Page {
  state?: PostalState
  township?: string
}

export function listLetters(query: LetterQuery): Promise<Rows<PostalLetter>> {
  return answer(api.GET('/api/letters', { params: { query } }))
}

export function printLetters(letters: string[], key: string): Promise<LetterBatch> {
  return answer(api.POST('/api/letters/print', { params: keyed(key), body: { letters } }))
}

/** The session's cookie goes with it, so a link may open it. */
export const batchPath = (batch: string) => `/api/letter-batches/${encodeURIComponent(batch)}`

export function recordPosting(letter: string, body: Posting, key: string): Promise<PostalLetter> {
  return answer(api.POST('/api/letters/{letter}/posting', { params: { path: { letter }, ...keyed(key) }, body }))
}

export function recordLetterOutcome(letter: string, body: LetterOutcome, key: string): Promise<PostalLetter> {
  return answer(api.POST('/api/letters/{letter}/outcome', { params: { path: { letter }, ...keyed(key) }, body }))
}

export interface TaskQuery extends Page {
  state?: 'open' | 'done'
  kind?: TaskKind
}

export function listTasks(query: TaskQuery): Promise<Rows<Task>> {
  return answer(api.GET('/api/tasks', { params: { query } }))
}

export function finishTask(task: string, body: TaskResult, key: string): Promise<Task> {
  return answer(api.POST('/api/tasks/{task}/finish', { params: { path: { task }, ...keyed(key) }, body }))
}

export function listBounces(query: Page): Promise<Rows<Bounce>> {
  return answer(api.GET('/api/bounces', { params: { query } }))
}

export function recordService(organization: string, body: ServiceDraft, key: string): Promise<ServiceProof> {
  return answer(api.POST('/api/organizations/{organization}/service', { params: { path: { organization }, ...keyed(key) }, body }))
}

export function recordElectronicConsent(organization: string, body: ElectronicConsentDraft, key: string): Promise<ElectronicConsent> {
  return answer(api.POST('/api/organizations/{organization}/electronic-service', { params: { path: { organization }, ...keyed(key) }, body }))
}

export function endElectronicConsent(consent: string, endedOn: string, key: string): Promise<ElectronicConsent> {
  return answer(api.POST('/api/electronic-service/{consent}/end', { params: { path: { consent }, ...keyed(key) }, body: { endedOn } }))
}
