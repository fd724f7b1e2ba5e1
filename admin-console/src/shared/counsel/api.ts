import { answer, api } from '../api/client'
import type { CounselFilter, CounselKind, CounselOpinionDraft, CounselQuestion } from '../api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })
const one = (request: string, key: string) => ({ params: { path: { request }, header: header(key) } })

export interface CounselQuery {
  state?: CounselFilter
  kind?: CounselKind
  subject?: string
  page?: number
  size?: number
}

export const listCounsels = () => answer(api.GET('/api/counsels'))
export const listCounselRequests = (query: CounselQuery) => answer(api.GET('/api/counsel-requests', { params: { query } }))
export const getCounselRequest = (request: string) => answer(api.GET('/api/counsel-requests/{request}', { params: { path: { request } } }))
export const getTurnaround = (year: number) => answer(api.GET('/api/counsel-turnaround', { params: { query: { year } } }))
export const askCounsel = (body: CounselQuestion, key: string) => answer(api.POST('/api/counsel-requests', { params: { header: header(key) }, body }))
export const giveOpinion = (request: string, body: CounselOpinionDraft, key: string) =>
  answer(api.POST('/api/counsel-requests/{request}/opinion', { ...one(request, key), body }))
export const withdrawRequest = (request: string, reason: string, key: string) =>
  answer(api.POST('/api/counsel-requests/{request}/withdrawal', { ...one(request, key), body: { reason } }))
export const documentPath = (request: string) => `/api/counsel-requests/${encodeURIComponent(request)}/document`
