import { answer, api } from '@/shared/api/client'
import type { Campaign, CampaignDraft, Channel, NoticeState, Progress, Recipient, Rows } from '@/shared/api/types'

export interface RecipientFilter {
  channel?: Channel
  state?: NoticeState
  unread?: boolean
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
