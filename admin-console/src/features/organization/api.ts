import { answer, api } from '@/shared/api/client'
import type { ImportResult, Organization, OrganizationSummary, OrganizationType, Rows } from '@/shared/api/types'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface OrganizationFilter {
  type?: OrganizationType
  township?: string
  q?: string
  page: number
  size: number
}

export function listOrganizations(query: OrganizationFilter): Promise<Rows<OrganizationSummary>> {
  return answer(api.GET('/api/organizations', { params: { query } }))
}

export function getOrganization(organization: string): Promise<Organization> {
  return answer(api.GET('/api/organizations/{organization}', { params: { path: { organization } } }))
}

/** Sends the bytes of the spreadsheet as the body itself. */
export function importOrganizations(file: ArrayBuffer, key: string): Promise<ImportResult> {
  return answer(
    api.POST('/api/organizations/import', {
      params: { header: { 'Idempotency-Key': key } },
      headers: { 'Content-Type': XLSX },
      body: '',
      bodySerializer: () => file,
    }),
  )
}

export function getImportTemplate(): Promise<Blob> {
  return answer(api.GET('/api/organizations/import/template', { parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function getDemoRegister(): Promise<Blob> {
  return answer(api.GET('/api/demo/register.xlsx', { parseAs: 'blob', headers: { Accept: '*/*' } }))
}
