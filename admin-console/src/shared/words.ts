import { roles } from './api/generated/roles'
import type { CampaignState, Channel, NoticeState, OrganizationType, Role, TemplatePurpose } from './api/types'

export type Tone = 'plain' | 'green' | 'amber' | 'red' | 'blue'

export const ORGANIZATION_TYPES: Record<OrganizationType, string> = {
  social_group: '社会团体',
  private_non_enterprise: '民办非企业单位',
  foundation: '基金会',
}

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

export const CHANNELS: Record<Channel, string> = {
  inbox: '站内信',
  email: '电子邮件',
  sms: '短信',
  subscribe: '微信订阅消息',
  service_account: '公众号消息',
}

export const NOTICE_STATES: Record<NoticeState, string> = {
  queued: '未发',
  sending: '发送中',
  sent: '已发',
  failed: '未送达',
  uncertain: '待核实',
  stopped: '不再催',
}
export const NOTICE_TONES: Record<NoticeState, Tone> = {
  queued: 'plain',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  uncertain: 'amber',
  stopped: 'plain',
}

/** What a template is for. */
export const PURPOSES: Record<TemplatePurpose, string> = { notice: '正式通知', reminder: '到期前提醒', overdue: '逾期提醒', courtesy: '一般告知' }

/** `notice`, or `reminder-2` for the second reminder. */
export function occasionText(occasion: string): string {
  return occasion === 'notice' ? '通知' : `第 ${occasion.replace('reminder-', '')} 次催报`
}

export const ROLES: Record<Role, string> = roles

/** `1,234`: grouped so that long numbers stay readable. */
export function count(value: number): string {
  return value.toLocaleString('zh-CN')
}
