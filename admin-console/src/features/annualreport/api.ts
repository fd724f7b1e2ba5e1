import { answer, api } from '@/shared/api/client'
import type { Campaign, CampaignDraft, Channel, NoticeState, Progress, Recipient, Reminder, Return, ReturnReceipt, ReturnState, Rows } from '@/shared/api/types'

export interface RecipientFilter {
  channel?: Channel
  state?: NoticeState
  unread?: boolean
  notSubmitted?: boolean
  page: number
  size: number
}

export async function listCampaigns(): Promise<Campaign[]> {
  return (await answer(api.GET('/api/campaigns'))).items
}

export function getCampaign(campaign: string): Promise<Campaign> {
  return answer(api.GET('/api/campaigns/{campaign}', { params: { path: { campaign } } }))
}

export function createCampaign(body: CampaignDraft, key: string): Promise<Campaign> {
  return answer(api.POST('/api/campaigns', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function releaseCampaign(campaign: string, key: string): Promise<Campaign> {
  const params = { path: { campaign }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/campaigns/{campaign}/release', { params }))
}

export function getCampaignProgress(campaign: string): Promise<Progress> {
  return answer(api.GET('/api/campaigns/{campaign}/progress', { params: { path: { campaign } } })) as Promise<Progress>
}

export const progressStreamOf = (campaign: string) => `/api/campaigns/${encodeURIComponent(campaign)}/progress`

export function listCampaignNotices(campaign: string, query: RecipientFilter): Promise<Rows<Recipient>> {
  return answer(api.GET('/api/campaigns/{campaign}/notices', { params: { path: { campaign }, query } }))
}

export function remindCampaign(campaign: string, key: string): Promise<Reminder> {
  const params = { path: { campaign }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/campaigns/{campaign}/reminders', { params, body: {} }))
}

export interface ReturnFilter {
  campaign: string
  state?: ReturnState
  page: number
  size: number
}

export function listReturns(query: ReturnFilter): Promise<Rows<Return>> {
  return answer(api.GET('/api/returns', { params: { query } }))
}

export function getReturn(id: string): Promise<Return> {
  return answer(api.GET('/api/returns/{return}', { params: { path: { return: id } } }))
}

export function getReturnReceipt(id: string): Promise<ReturnReceipt> {
  return answer(api.GET('/api/returns/{return}/receipt', { params: { path: { return: id } } }))
}

/** The session's cookie goes with it, so a link may open it. */
export const attachmentPath = (id: string) => `/api/returns/${encodeURIComponent(id)}/attachment`

export const scanPath = (id: string) => `/api/paper-returns/${encodeURIComponent(id)}/scan`

/** Name of a member of staff; undefined when it is nobody the server lists. */
export async function staffName(person: string): Promise<string | undefined> {
  return (await answer(api.GET('/api/staffing'))).people.find(({ id }) => id === person)?.displayName
}
