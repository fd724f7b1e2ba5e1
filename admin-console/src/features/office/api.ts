import { answer, api } from '@/shared/api/client'
import type { OfficeChange, OfficeDraft, OfficeFilter, OfficeRecord, OfficeRecordPage, OfficeService, OfficeWithHistory } from '@/shared/api/types'

export interface OfficeQuery {
  state?: OfficeFilter
  service?: string
  township?: string
  page: number
  size: number
}

export function listOfficeRecords(query: OfficeQuery): Promise<OfficeRecordPage> {
  return answer(api.GET('/api/office-records', { params: { query } }))
}

export function getOfficeRecord(office: string): Promise<OfficeWithHistory> {
  return answer(api.GET('/api/office-records/{office}', { params: { path: { office } } }))
}

export async function listOfficeServices(): Promise<OfficeService[]> {
  return (await answer(api.GET('/api/office-services'))).items
}

const header = (key: string) => ({ 'Idempotency-Key': key })

export function createOffice(body: OfficeDraft, key: string): Promise<OfficeRecord> {
  return answer(api.POST('/api/office-records', { params: { header: header(key) }, body }))
}

export function changeOffice(office: string, body: OfficeChange, key: string): Promise<OfficeRecord> {
  return answer(api.PUT('/api/office-records/{office}', { params: { path: { office }, header: header(key) }, body }))
}

export function confirmOffice(office: string, key: string): Promise<OfficeRecord> {
  return answer(api.POST('/api/office-records/{office}/confirm', { params: { path: { office }, header: header(key) } }))
}

export function closeOffice(office: string, reason: string, key: string): Promise<OfficeRecord> {
  return answer(api.POST('/api/office-records/{office}/close', { params: { path: { office }, header: header(key) }, body: { reason } }))
}
