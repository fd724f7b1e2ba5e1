import { answer, api } from '@/shared/api/client'
import type { CertificatePage, CertificateWhole } from '@/shared/api/types'
import type { Query } from './filter'

export function listCertificates(query: Query & { page: number; size: number }): Promise<CertificatePage> {
  return answer(api.GET('/api/certificates', { params: { query } }))
}

const file = { parseAs: 'blob', headers: { Accept: '*/*' } } as const

export function exportCertificates(query: Query): Promise<Blob> {
  return answer(api.GET('/api/certificate-workbook', { params: { query }, ...file }))
}

export function getCertificate(certificate: string): Promise<CertificateWhole> {
  return answer(api.GET('/api/certificates/{certificate}', { params: { path: { certificate } } }))
}

export function getCertificatePaper(certificate: string): Promise<Blob> {
  return answer(api.GET('/api/certificates/{certificate}/paper', { params: { path: { certificate } }, ...file }))
}

export function revokeCertificate(certificate: string, reason: string, key: string): Promise<CertificateWhole> {
  const params = { path: { certificate }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/certificates/{certificate}/revoke', { params, body: { reason } }))
}
