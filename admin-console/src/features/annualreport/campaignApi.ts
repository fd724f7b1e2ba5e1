import { answer, api } from '@/shared/api/client'
import type {
  Campaign,
  CampaignChange,
  CampaignRules,
  CampaignStep,
  Extension,
  ExtensionDecision,
  ExtensionDraft,
  ExtensionState,
  PaperReceipt,
  PaperReturnDraft,
  ReportTerm,
  Rows,
  ScopeFilter,
  ScopeLine,
  ScopePage,
} from '@/shared/api/types'

const keyed = (campaign: string, key: string) => ({ path: { campaign }, header: { 'Idempotency-Key': key } })

export function changeCampaign(campaign: string, body: CampaignChange, key: string): Promise<Campaign> {
  return answer(api.PUT('/api/campaigns/{campaign}', { params: keyed(campaign, key), body }))
}

export function submitCampaign(campaign: string, key: string): Promise<Campaign> {
  return answer(api.POST('/api/campaigns/{campaign}/submission', { params: keyed(campaign, key) }))
}

export function returnCampaign(campaign: string, reason: string, key: string): Promise<Campaign> {
  return answer(api.POST('/api/campaigns/{campaign}/rejection', { params: keyed(campaign, key), body: { reason } }))
}

export function windUpCampaign(campaign: string, reason: string, key: string): Promise<Campaign> {
  return answer(api.POST('/api/campaigns/{campaign}/wind-up', { params: keyed(campaign, key), body: { reason } }))
}

export function getCampaignRules(year: number): Promise<CampaignRules> {
  return answer(api.GET('/api/campaign-rules', { params: { query: { year } } }))
}

export async function listCampaignSteps(campaign: string): Promise<CampaignStep[]> {
  return (await answer(api.GET('/api/campaigns/{campaign}/steps', { params: { path: { campaign } } }))).items
}

export function listCampaignScope(campaign: string, query: { why?: ScopeFilter; text?: string; page: number; size: number }): Promise<ScopePage> {
  return answer(api.GET('/api/campaigns/{campaign}/scope', { params: { path: { campaign }, query } }))
}

export function excludeFromCampaign(campaign: string, organization: string, reason: string, key: string): Promise<ScopeLine> {
  const params = { path: { campaign, organization }, header: { 'Idempotency-Key': key } }
  return answer(api.PUT('/api/campaigns/{campaign}/scope/{organization}', { params, body: { reason } }))
}

export function includeInCampaign(campaign: string, organization: string, key: string): Promise<ScopeLine> {
  const params = { path: { campaign, organization }, header: { 'Idempotency-Key': key } }
  return answer(api.DELETE('/api/campaigns/{campaign}/scope/{organization}', { params }))
}

export function listExtensions(query: { state?: ExtensionState; page: number; size: number }): Promise<Rows<Extension>> {
  return answer(api.GET('/api/extensions', { params: { query } }))
}

export function applyForExtension(body: ExtensionDraft, key: string): Promise<Extension> {
  return answer(api.POST('/api/extensions', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function withdrawExtension(extension: string, key: string): Promise<Extension> {
  return answer(api.POST('/api/extensions/{extension}/withdrawal', { params: { path: { extension }, header: { 'Idempotency-Key': key } } }))
}

export function decideExtension(extension: string, body: ExtensionDecision, key: string): Promise<Extension> {
  return answer(api.POST('/api/extensions/{extension}/decision', { params: { path: { extension }, header: { 'Idempotency-Key': key } }, body }))
}

export async function listReportTerms(organization: string): Promise<ReportTerm[]> {
  return (await answer(api.GET('/api/report-terms', { params: { query: { organization } } }))).items
}

export function enterPaperReturn(body: PaperReturnDraft, key: string): Promise<PaperReceipt> {
  return answer(api.POST('/api/paper-returns', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function takeBackPaperReturn(id: string, reason: string, key: string): Promise<PaperReceipt> {
  return answer(api.POST('/api/paper-returns/{return}/withdrawal', { params: { path: { return: id }, header: { 'Idempotency-Key': key } }, body: { reason } }))
}

export function enterReturnConsent(id: string, body: { consentOn: string; proof: string }, key: string): Promise<PaperReceipt> {
  return answer(api.PUT('/api/returns/{return}/consent', { params: { path: { return: id }, header: { 'Idempotency-Key': key } }, body }))
}
