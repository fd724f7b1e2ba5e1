import { roles } from './api/generated/roles'
import channel from './api/generated/values/Channel'
import noticeState from './api/generated/values/NoticeState'
import organizationType from './api/generated/values/OrganizationType'
import templatePurpose from './api/generated/values/TemplatePurpose'
import type { CampaignState, Channel, NoticeState, OrganizationType, Role, TemplatePurpose } from './api/types'

export type Tone = 'plain' | 'green' | 'amber' | 'red' | 'blue'

export const ORGANIZATION_TYPES: Record<OrganizationType, string> = organizationType

export const CAMPAIGN_STATES: Record<CampaignState, string> = {
  draft: '草稿',
  review: '审核',
  released: '已发布',
  receiving: '受理中',
  closed: '截止',
  wound_up: '收尾',
}
export const CAMPAIGN_TONES: Record<CampaignState, Tone> = {
  draft: 'amber',
  review: 'amber',
  released: 'green',
  receiving: 'green',
  closed: 'plain',
  wound_up: 'plain',
}

/** Whether its notice has gone out. */
export const isTold = (campaign: { state: CampaignState }) => campaign.state !== 'draft' && campaign.state !== 'review'

export const CHANNELS: Record<Channel, string> = channel

export const NOTICE_STATES: Record<NoticeState, string> = noticeState
export const NOTICE_TONES: Record<NoticeState, Tone> = {
  queued: 'plain',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  uncertain: 'amber',
  stopped: 'plain',
}

/** What a template is for. */
export const PURPOSES: Record<TemplatePurpose, string> = templatePurpose

/** `notice`, or `reminder-2` for the second reminder. */
export function occasionText(occasion: string): string {
  return occasion === 'notice' ? '通知' : `第 ${occasion.replace('reminder-', '')} 次催报`
}

export const ROLES: Record<Role, string> = roles

/** `1,234`: grouped so that long numbers stay readable. */
export function count(value: number): string {
  return value.toLocaleString('zh-CN')
}
