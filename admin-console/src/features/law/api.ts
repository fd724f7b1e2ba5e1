import { answer, api } from '@/shared/api/client'
import type { components as Citations } from '@/shared/api/generated/citation'
import type { components } from '@/shared/api/generated/law'
import type { components as Imports } from '@/shared/api/generated/lawimport'
import type { Rows } from '@/shared/api/types'

type Schemas = components['schemas']
export type StatuteSummary = Schemas['StatuteSummary']
export type StatuteStatus = Schemas['StatuteStatus']
export type Statute = Schemas['Statute']
export type StatuteUse = Citations['schemas']['StatuteUse']
export type VersionDiff = Schemas['VersionDiff']
export type ArticlePair = Schemas['ArticlePair']
export type DiffPart = Schemas['DiffPart']
export type StatuteFile = Imports['schemas']['StatuteFile']
export type StatuteCheck = Imports['schemas']['StatuteCheck']
export type StatuteFault = Imports['schemas']['StatuteFault']
export type StatuteImported = Imports['schemas']['StatuteImported']
export type StaleCitation = Citations['schemas']['StaleCitation']
export type Repealed = Schemas['Repealed']

export interface ImportFacts {
  statute: string
  version: string
  effective: string
  topic?: string
  number?: string
  source?: string
  note?: string
  name: string
}

export interface StaleQuery {
  kind?: string
  statute?: string
  mine?: boolean
  settled?: boolean
  page: number
  size: number
}

const MARKDOWN = 'text/markdown'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const typeOf = (name: string) => (/\.docx$/i.test(name) ? DOCX : MARKDOWN)

export function listStatutes(): Promise<StatuteSummary[]> {
  return answer(api.GET('/api/statutes')).then(({ items }) => items)
}

export function listStatuteUse(): Promise<StatuteUse[]> {
  return answer(api.GET('/api/statute-use')).then(({ items }) => items)
}

export function getStatute(statute: string, version?: string): Promise<Statute> {
  return answer(api.GET('/api/statutes/{statute}', { params: { path: { statute }, query: { version } } }))
}

export function diffStatuteVersions(statute: string, from: string, to: string): Promise<VersionDiff> {
  return answer(api.GET('/api/statutes/{statute}/diff', { params: { path: { statute }, query: { from, to } } }))
}

export function repealStatute(statute: string, body: Schemas['Repeal'], key: string): Promise<Repealed> {
  return answer(api.POST('/api/statutes/{statute}/repeal', { params: { path: { statute }, header: { 'Idempotency-Key': key } }, body }))
}

export function listStatuteFiles(): Promise<StatuteFile[]> {
  return answer(api.GET('/api/statute-files')).then(({ items }) => items)
}

/** The bytes of the file are the body itself. */
const raw = (file: ArrayBuffer, name: string) => ({ headers: { 'Content-Type': typeOf(name) }, body: '', bodySerializer: () => file })

export function checkStatute(file: ArrayBuffer, name: string, of: { statute?: string; version?: string }): Promise<StatuteCheck> {
  return answer(api.POST('/api/statute-files/check', { params: { query: of }, ...raw(file, name) }))
}

export function importStatute(file: ArrayBuffer, query: ImportFacts, key: string): Promise<StatuteImported> {
  return answer(api.POST('/api/statute-files/import', { params: { query, header: { 'Idempotency-Key': key } }, ...raw(file, query.name) }))
}

export function listStaleCitations(query: StaleQuery): Promise<Rows<StaleCitation>> {
  return answer(api.GET('/api/stale-citations', { params: { query } }))
}

export function settleStaleCitation(stale: string, body: Citations['schemas']['Settlement'], key: string): Promise<StaleCitation> {
  return answer(api.POST('/api/stale-citations/{stale}/settle', { params: { path: { stale }, header: { 'Idempotency-Key': key } }, body }))
}
