import { answer, api } from '../api/client'
import type { ServiceCorrecting, ServicePage, ServiceProof } from '../api/types'

/** @param paper such as procedure/UUID; none for all of the organisation */
export function listService(organization: string, paper?: string): Promise<ServicePage> {
  const params = { path: { organization }, query: { page: 1, size: 100, ...(paper && { paper }) } }
  return answer(api.GET('/api/organizations/{organization}/service', { params }))
}

export function correctService(proof: string, body: ServiceCorrecting, key: string): Promise<ServiceProof> {
  return answer(api.POST('/api/service-proofs/{proof}/correction', { params: { path: { proof }, header: { 'Idempotency-Key': key } }, body }))
}

export const proofPath = (file: string) => `/api/service-files/${encodeURIComponent(file)}`
