import { answer, api } from '@/shared/api/client'
import type { components as Consents } from '@/shared/api/generated/consent'
import type { components as Confirmations } from '@/shared/api/generated/confirmation'
import type { components as Filings } from '@/shared/api/generated/filing'
import type { components as Submissions } from '@/shared/api/generated/filingsubmission'

export type ConsentRequest = Consents['schemas']['ConsentRequest']
export type ConsentLine = Consents['schemas']['ConsentLine']
export type OfferedPage = Confirmations['schemas']['OfferedPage']
export type SupervisingUnit = Consents['schemas']['SupervisingUnit']
type SupervisingUnitDraft = Consents['schemas']['SupervisingUnitDraft']
export type ReturnContent = Submissions['schemas']['ReturnContent']
export type FilingForm = Filings['schemas']['FilingForm']

const header = (key: string) => ({ 'Idempotency-Key': key })
const file = { parseAs: 'blob', headers: { Accept: '*/*' } } as const

export const listConsentRequests = (query: { open?: boolean; page: number; size: number }) => answer(api.GET('/api/consent-requests', { params: { query } }))

export const getConsentRequest = (id: string) => answer(api.GET('/api/consent-requests/{return}', { params: { path: { return: id } } }))

export function decideConsent(request: Pick<ConsentRequest, 'return' | 'sha256'>, agree: boolean, opinion: string, key: string) {
  const body = { agree, sha256: request.sha256, ...(opinion ? { opinion } : {}) }
  return answer(api.POST('/api/consent-requests/{return}', { params: { path: { return: request.return }, header: header(key) }, body }))
}

export const listFilingPages = (query: { page: number; size: number }) => answer(api.GET('/api/filing-pages', { params: { query } }))

export const getFilingPage = (page: string): Promise<Blob> => answer(api.GET('/api/filing-pages/{page}/file', { params: { path: { page } }, ...file }))

export function checkPage(page: string, accept: boolean, reason: string, key: string) {
  const params = { path: { page }, header: header(key) }
  return answer(api.POST('/api/filing-pages/{page}/check', { params, body: { accept, ...(reason ? { reason } : {}) } }))
}

export const getReturnContent = (id: string, version?: number) => answer(api.GET('/api/returns/{return}/content', { params: { path: { return: id }, query: { version } } }))

export const getFilingForm = (form: string) => answer(api.GET('/api/filing-forms/{form}', { params: { path: { form } } }))

export const getReturnFile = (id: string, name: string): Promise<Blob> =>
  answer(api.GET('/api/returns/{return}/files/{file}', { params: { path: { return: id, file: name } }, ...file }))

export const listSupervisingUnits = () => answer(api.GET('/api/supervising-units'))

export function putSupervisingUnit(body: SupervisingUnitDraft, key: string) {
  return answer(api.PUT('/api/supervising-units', { params: { header: header(key) }, body }))
}
