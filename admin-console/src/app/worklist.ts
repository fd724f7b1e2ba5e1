import type { Campaign, Progress } from '@/shared/api/types'
import { age, dayText, longPast, remaining, today } from '@/shared/dates'
import { count, type Tone } from '@/shared/words'

export interface Work {
  key: string
  title: string
  reason: string
  /** How old it is, or when it is due. */
  when: string
  action: string
  to: string
  tone: Tone
}

export interface Facts {
  /** Size of the register; undefined to who may not see it. */
  organizations?: number
  campaigns: readonly Campaign[]
  /** Figures of released campaigns by id. */
  progress: ReadonlyMap<string, Progress>
  may: (operation: string) => boolean
  now?: string
}

/** What waits for this person, most urgent first; nothing is invented. */
export function worklist(facts: Facts): Work[] {
  return [...undelivered(facts), ...drafts(facts), ...register(facts)]
}

function undelivered({ campaigns, progress, now = today() }: Facts): Work[] {
  return campaigns.flatMap((campaign) => {
    const figures = progress.get(campaign.id)
    if (campaign.state !== 'released' || !figures?.failed) return []
    const failed = figures.inbox.failed + figures.email.failed
    const uncertain = figures.inbox.uncertain + figures.email.uncertain
    const parts = [failed && `未送达 ${count(failed)} 封`, uncertain && `待核实 ${count(uncertain)} 封`].filter(Boolean)
    return {
      key: `undelivered/${campaign.id}`,
      title: `${count(figures.failed)} 家组织没有收全 ${campaign.year} 年度年报通知`,
      reason: `${parts.join('，')}。看原因，再打电话告诉他们。`,
      when: dueText(campaign.deadline.due, now),
      action: '看没有送到的',
      to: `/campaigns/${campaign.id}?state=${failed ? 'failed' : 'uncertain'}`,
      tone: 'red' as const,
    }
  })
}

function dueText(due: string, now: string): string {
  return longPast(due, now) ? `${dayText(due)}已截止` : `${dayText(due)}截止，${remaining(due, now)}`
}

function drafts({ campaigns, may, now = today() }: Facts): Work[] {
  return campaigns
    .filter((campaign) => campaign.state === 'draft')
    .map((campaign) => ({
      key: `draft/${campaign.id}`,
      title: `${campaign.year} 年度年报工作等待发布`,
      reason: campaign.inScope
        ? `通知写好了，还没有发给 ${count(campaign.inScope)} 家组织。`
        : '名册里还没有符合条件的组织，所以不能发布。',
      when: `${age(campaign.createdAt, now)}建立`,
      action: may('releaseCampaign') && campaign.inScope ? '去发布' : '看草稿',
      to: `/campaigns/${campaign.id}`,
      tone: 'amber' as const,
    }))
}

function register({ organizations, may }: Facts): Work[] {
  if (organizations !== 0 || !may('importOrganizations')) return []
  return [
    {
      key: 'register',
      title: '名册还没有导入',
      reason: '没有名册，就不知道年报通知发给谁。下载模板填好，或者用现成的表格。',
      when: '第一件要做的事',
      action: '导入名册',
      to: '/organizations/import',
      tone: 'blue',
    },
  ]
}
