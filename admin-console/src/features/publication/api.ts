import { answer, api } from '@/shared/api/client'
import type {
  CorrectionState,
  OpenChanges,
  OpenData,
  PublicationArticle,
  PublicationBatchPage,
  PublicationBatchWhole,
  PublicationCandidatePage,
  PublicationCorrectionPage,
  PublicationDraft,
  PublicationKind,
  PublicationState,
} from '@/shared/api/types'

const of = (batch: string, key: string) => ({ path: { batch }, header: { 'Idempotency-Key': key } })

export function listBatches(query: { state?: PublicationState; page: number; size: number }): Promise<PublicationBatchPage> {
  return answer(api.GET('/api/publication-batches', { params: { query } }))
}

export function getBatch(batch: string): Promise<PublicationBatchWhole> {
  return answer(api.GET('/api/publication-batches/{batch}', { params: { path: { batch } } }))
}

export function listCandidates(query: { kind: PublicationKind; year: number; text?: string; page: number; size: number }): Promise<PublicationCandidatePage> {
  return answer(api.GET('/api/publication-candidates', { params: { query } }))
}

export function createBatch(body: PublicationDraft, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function saveBatch(batch: string, body: PublicationDraft & { revision: number }, key: string): Promise<PublicationBatchWhole> {
  return answer(api.PUT('/api/publication-batches/{batch}', { params: of(batch, key), body }))
}

export function freezeBatch(batch: string, revision: number, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches/{batch}/freeze', { params: of(batch, key), body: { revision } }))
}

export function reviewBatch(batch: string, body: { agree: boolean; sha256: string; note?: string }, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches/{batch}/secrecy-review', { params: of(batch, key), body }))
}

export function publishBatch(batch: string, publishAt: string | undefined, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches/{batch}/publish', { params: of(batch, key), body: { publishAt } }))
}

export function dropBatch(batch: string, reason: string, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches/{batch}/drop', { params: of(batch, key), body: { reason } }))
}

export function withdrawItems(batch: string, items: number[] | undefined, reason: string, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches/{batch}/withdraw', { params: of(batch, key), body: { items, reason } }))
}

export function draftCorrection(batch: string, no: number, note: string, key: string): Promise<PublicationBatchWhole> {
  return answer(api.POST('/api/publication-batches/{batch}/corrections', { params: of(batch, key), body: { no, note } }))
}

export function listCorrections(query: { state?: CorrectionState; page: number; size: number }): Promise<PublicationCorrectionPage> {
  return answer(api.GET('/api/publication-corrections', { params: { query } }))
}

export function reviewCorrection(correction: string, body: { agree: boolean; note?: string }, key: string): Promise<PublicationBatchWhole> {
  const params = { path: { correction }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/publication-corrections/{correction}/secrecy-review', { params, body }))
}

export function getArticle(batch: string): Promise<PublicationArticle> {
  return answer(api.GET('/api/publication-batches/{batch}/article', { params: { path: { batch } } }))
}

export function draftArticle(batch: string, key: string): Promise<PublicationArticle> {
  return answer(api.POST('/api/publication-batches/{batch}/article', { params: of(batch, key) }))
}

export function publishArticle(batch: string, key: string): Promise<PublicationArticle> {
  return answer(api.POST('/api/publication-batches/{batch}/article/publish', { params: of(batch, key) }))
}

export function exportArticle(batch: string, format: 'html' | 'text' | 'docx'): Promise<Blob> {
  const file = { parseAs: 'blob', headers: { Accept: '*/*' } } as const
  return answer(api.GET('/api/publication-batches/{batch}/article-file', { params: { path: { batch }, query: { format } }, ...file }))
}

export function getOpenData(): Promise<OpenData> {
  return answer(api.GET('/api/open-data'))
}

export function listOpenChanges(after: number): Promise<OpenChanges> {
  return answer(api.GET('/api/open-changes', { params: { query: { after, limit: 20 } } }))
}
