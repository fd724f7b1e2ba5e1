import { answer, api } from '@/shared/api/client'
import type { ConclusionDraft, DecisionState, RectificationFilter, ReviewFilter, ReviewGrade } from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })
const file = { parseAs: 'blob', headers: { Accept: '*/*' } } as const
const one = (id: string, key: string) => ({ params: { path: { return: id }, header: header(key) } })
const decided = (decision: string, key: string) => ({ params: { path: { decision }, header: header(key) } })
const due = (rectification: string, key: string) => ({ params: { path: { rectification }, header: header(key) } })

export interface ReviewQuery {
  state?: ReviewFilter
  township?: string
  text?: string
  page: number
  size: number
}

export const listReviews = (query: ReviewQuery) => answer(api.GET('/api/reviews', { params: { query } }))
export const getReview = (id: string) => answer(api.GET('/api/reviews/{return}', { params: { path: { return: id } } }))
export const takeNextReview = (key: string) => answer(api.POST('/api/next-review', { params: { header: header(key) } }))
export const claimReview = (id: string, key: string) => answer(api.POST('/api/reviews/{return}/claim', one(id, key)))
export const releaseReview = (id: string, key: string) => answer(api.POST('/api/reviews/{return}/release', one(id, key)))
export const handOverReview = (id: string, to: string, key: string) => answer(api.POST('/api/reviews/{return}/handover', { ...one(id, key), body: { to } }))
export const listReviewers = async () => (await answer(api.GET('/api/reviewers'))).items

export function dismissFlag(id: string, rule: string, reason: string, key: string) {
  const params = { path: { return: id, rule }, header: header(key) }
  return answer(api.POST('/api/reviews/{return}/flags/{rule}/dismiss', { params, body: { reason } }))
}

export const requestCorrection = (id: string, cells: string[], reason: string, key: string) =>
  answer(api.POST('/api/reviews/{return}/corrections', { ...one(id, key), body: { cells, reason } }))
export const endCorrection = (id: string, reason: string, key: string) =>
  answer(api.POST('/api/reviews/{return}/correction-end', { ...one(id, key), body: { reason } }))
export const typePaperFigures = (id: string, cells: Record<string, string | number>, key: string) =>
  answer(api.PUT('/api/reviews/{return}/paper', { ...one(id, key), body: { cells } }))
export const paperScanPath = (id: string) => `/api/paper-returns/${encodeURIComponent(id)}/scan`
export const getPaperScan = (id: string): Promise<Blob> =>
  answer(api.GET('/api/paper-returns/{return}/scan', { params: { path: { return: id } }, ...file }))
export const proposeConclusion = (id: string, body: ConclusionDraft, key: string) =>
  answer(api.POST('/api/reviews/{return}/conclusion', { ...one(id, key), body }))

export const getReturnContent = (id: string) => answer(api.GET('/api/returns/{return}/content', { params: { path: { return: id } } }))
export const getFilingForm = (form: string) => answer(api.GET('/api/filing-forms/{form}', { params: { path: { form } } }))
export const getReturnFile = (id: string, name: string): Promise<Blob> =>
  answer(api.GET('/api/returns/{return}/files/{file}', { params: { path: { return: id, file: name } }, ...file }))

export interface DecisionQuery {
  state?: DecisionState
  grade?: ReviewGrade
  return?: string
  text?: string
  page?: number
  size?: number
}

export const listDecisions = (query: DecisionQuery) => answer(api.GET('/api/review-decisions', { params: { query } }))
export const agreeDecision = (decision: string, opinion: string, key: string) =>
  answer(api.POST('/api/review-decisions/{decision}/agreement', { ...decided(decision, key), body: { opinion } }))
export const sendBackDecision = (decision: string, opinion: string, key: string) =>
  answer(api.POST('/api/review-decisions/{decision}/objection', { ...decided(decision, key), body: { opinion } }))
export const adjustDecision = (decision: string, body: { grade: ReviewGrade; reasons: string[]; rules: string[]; adjustReason: string }, key: string) =>
  answer(api.POST('/api/review-decisions/{decision}/adjustment', { ...decided(decision, key), body }))
export const getLetter = (decision: string): Promise<Blob> =>
  answer(api.GET('/api/review-decisions/{decision}/letter', { params: { path: { decision } }, ...file }))
export const getLetterDocument = (decision: string): Promise<Blob> =>
  answer(api.GET('/api/review-decisions/{decision}/letter-document', { params: { path: { decision } }, ...file }))

export const listRectifications = (query: { state?: RectificationFilter; page: number; size: number }) =>
  answer(api.GET('/api/rectifications', { params: { query } }))
export const receiveReport = (rectification: string, body: { receivedOn: string; report: string }, key: string) =>
  answer(api.POST('/api/rectifications/{rectification}/report', { ...due(rectification, key), body }))
export const checkRectification = (rectification: string, body: { outcome: 'done' | 'missed'; opinion: string }, key: string) =>
  answer(api.POST('/api/rectifications/{rectification}/check', { ...due(rectification, key), body }))
