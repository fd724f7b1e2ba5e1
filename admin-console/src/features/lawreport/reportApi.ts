import { answer, api } from '@/shared/api/client'
import type { LawReportOutline, LawReportPage, LawReportState, LawReportWhole, LawReportWords, LeaderNumbers } from '@/shared/api/types'

const of = (report: string, key: string) => ({ path: { report }, header: { 'Idempotency-Key': key } })
const section = (report: string, code: string, key: string) => ({ path: { report, section: code }, header: { 'Idempotency-Key': key } })

export function listReports(query: { state?: LawReportState; page: number; size: number }): Promise<LawReportPage> {
  return answer(api.GET('/api/law-reports', { params: { query } }))
}

export function getReport(report: string): Promise<LawReportWhole> {
  return answer(api.GET('/api/law-reports/{report}', { params: { path: { report } } }))
}

export function createReport(body: { outline: LawReportOutline; year: number; dated?: string }, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function dateReport(report: string, revision: number, dated: string, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/date', { params: of(report, key), body: { revision, dated } }))
}

export function saveSection(report: string, code: string, body: { revision: number; paragraphs: LawReportWords[] }, key: string): Promise<LawReportWhole> {
  return answer(api.PUT('/api/law-reports/{report}/sections/{section}', { params: section(report, code, key), body }))
}

export function approveSection(report: string, code: string, revision: number, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/sections/{section}/approval', { params: section(report, code, key), body: { revision } }))
}

export function comment(report: string, code: string, text: string, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/comments', { params: of(report, key), body: { section: code, text } }))
}

export function settleComment(report: string, id: string, key: string): Promise<LawReportWhole> {
  const params = { path: { report, comment: id }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/law-reports/{report}/comments/{comment}/settlement', { params }))
}

export function approveReport(report: string, seen: { revision: number; figuresSha256: string }, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/approval', { params: of(report, key), body: seen }))
}

export function returnReport(report: string, reason: string, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/return', { params: of(report, key), body: { reason } }))
}

export function freezeReport(report: string, revision: number, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/freeze', { params: of(report, key), body: { revision } }))
}

export function publishReport(report: string, note: string, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/publication', { params: of(report, key), body: { note } }))
}

export function correctReport(report: string, reason: string, key: string): Promise<LawReportWhole> {
  return answer(api.POST('/api/law-reports/{report}/corrections', { params: of(report, key), body: { reason } }))
}

export function exportReport(report: string, format: 'docx' | 'text'): Promise<Blob> {
  const file = { parseAs: 'blob', headers: { Accept: '*/*' } } as const
  return answer(api.GET('/api/law-reports/{report}/document', { params: { path: { report }, query: { format } }, ...file }))
}

export function getLeaderPage(): Promise<LeaderNumbers> {
  return answer(api.GET('/api/leader-page'))
}
