import { answer, api } from '@/shared/api/client'
import type { Charter, CharterDraft, CharterList, ContactCheckDraft, Dossier, OrganizationChange, OrganizationContacts } from '@/shared/api/registerTypes'
import type { ImportResult, Organization, OrganizationSummary, OrganizationType, Rows } from '@/shared/api/types'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface OrganizationFilter {
  type?: OrganizationType
  township?: string
  q?: string
  standing?: 'registered' | 'cancelled'
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
export function importOrganizations(file: ArrayBuffer, job: string, key: string): Promise<ImportResult> {
  return answer(
    api.POST('/api/register-imports', {
      params: { query: { job }, header: { 'Idempotency-Key': key } },
      headers: { 'Content-Type': XLSX },
      body: '',
      bodySerializer: () => file,
    }),
  )
}

export function getImportTemplate(): Promise<Blob> {
  return answer(api.GET('/api/register-imports/template', { parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function getDemoRegister(): Promise<Blob> {
  return answer(api.GET('/api/demo/register.xlsx', { parseAs: 'blob', headers: { Accept: '*/*' } }))
}

/** The refused file with the reasons in it. */
export function markImportFaults(file: ArrayBuffer): Promise<Blob> {
  return answer(
    api.POST('/api/register-imports/faults', {
      headers: { 'Content-Type': XLSX, Accept: '*/*' },
      body: '',
      bodySerializer: () => file,
      parseAs: 'blob',
    }),
  ) as Promise<unknown> as Promise<Blob>
}

export function exportOrganizations(query: Omit<OrganizationFilter, 'page' | 'size'>): Promise<Blob> {
  return answer(api.GET('/api/organization-workbook', { params: { query }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

const of = (organization: string) => ({ path: { organization } })
const withKey = (organization: string, key: string) => ({ ...of(organization), header: { 'Idempotency-Key': key } })

export function changeOrganization(organization: string, body: OrganizationChange, key: string): Promise<Organization> {
  return answer(api.PUT('/api/organizations/{organization}', { params: withKey(organization, key), body }))
}

export function setRegistrationStatus({ id, version: seen }: Organization, cancelledOn: string | undefined, reason: string, key: string): Promise<Organization> {
  const body = cancelledOn ? { seen, standing: 'cancelled' as const, cancelledOn, reason } : { seen, standing: 'registered' as const, reason }
  return answer(api.PUT('/api/organizations/{organization}/status', { params: withKey(id, key), body }))
}

export function listCharters(organization: string): Promise<CharterList> {
  return answer(api.GET('/api/organizations/{organization}/charters', { params: of(organization) }))
}

export function recordCharter(organization: string, body: CharterDraft, key: string): Promise<Charter> {
  return answer(api.POST('/api/organizations/{organization}/charters', { params: withKey(organization, key), body }))
}

export function correctCharter(charter: Charter, draft: CharterDraft, reason: string, key: string): Promise<Charter> {
  return answer(
    api.POST('/api/charters/{charter}/corrections', {
      params: { path: { charter: charter.id }, header: { 'Idempotency-Key': key } },
      body: { after: charter.edition, reason, charter: draft },
    }),
  )
}

export const charterFilePath = (charter: string) => `/api/charters/${encodeURIComponent(charter)}/file`

export function getContacts(organization: string): Promise<OrganizationContacts> {
  return answer(api.GET('/api/organizations/{organization}/contacts', { params: of(organization) }))
}

export function recordContactCheck(organization: string, body: ContactCheckDraft, key: string): Promise<OrganizationContacts> {
  return answer(api.POST('/api/organizations/{organization}/contact-checks', { params: withKey(organization, key), body }))
}

export interface DossierFilter {
  kind?: string
  year?: number
  page: number
  size: number
}

export function getDossier(organization: string, query: DossierFilter): Promise<Dossier> {
  return answer(api.GET('/api/organizations/{organization}/dossier', { params: { ...of(organization), query } }))
}

export const dossierArchivePath = (organization: string) => `/api/organizations/${encodeURIComponent(organization)}/dossier/archive`
