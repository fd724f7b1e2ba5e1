import type { Campaign, Duty, PieceLine, Progress } from '@/shared/api/types'
import { age, dayText, longPast, oldestIs, remaining, today } from '@/shared/dates'
import { count, isTold, type Tone } from '@/shared/words'
import { caseWork, type Waits } from './caseWork'
import { contentWork } from './contentWork'
import { waitText } from './homeDays'
import { ledgerWork, type LedgerDays } from './ledgerWork'
import { noticeWork, type NoticeFacts } from './noticeWork'
import { opinionWork, type Opinions } from './opinionWork'

export interface Work {
  key: string
  title: string
  reason: string
  /** How old it is, or when it is due. */
  when: string
  /** By which day it is to be done, where there is one. */
  due?: string
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
  /** What the bureau must be able to do, and who can today; undefined to who may not see it. */
  duties?: readonly Duty[]
  /** People who ask to be entered as child director or supervisor and wait for this person's answer. */
  posts?: { waiting: number; oldest: string }
  /** Stated hours that wait to be confirmed. */
  hours?: { waiting: number; oldest: string }
  /** What waits of circulars, calls, letters and tasks. */
  notices?: NoticeFacts
  /** Suggestions and complaints about this service that wait for an answer. */
  opinions?: Opinions
  /** Queues of cases that wait for whoever may work them off. */
  waits?: readonly Waits[]
  /** Cards and guides that wait for this person. */
  pieces?: readonly PieceLine[]
  /** Yearly reports of which every section is approved, for who approves the whole. */
  reports?: ReadonlyArray<{ id: string; title: string }>
  /** Opinions that wait for this person, the first by its last day. */
  counsel?: { waiting: number; overdue: number; due: string }
  /** Citations of articles that were changed or repealed, to be looked at again. */
  stale?: { waiting: number; due?: string }
  /** How the clocks of the ledgers stand. */
  ledgers?: readonly LedgerDays[]
  /** Id of whoever looks. */
  me?: string
  may: (operation: string) => boolean
  now?: string
}

/** What waits for this person, most urgent first; nothing is invented. */
export function worklist(facts: Facts): Work[] {
  const all = [
    ...uncovered(facts),
    ...undelivered(facts),
    ...ledgerWork(facts.ledgers, facts.now),
    ...caseWork(facts.waits ?? [], facts.now),
    ...notices(facts),
    ...opinionWork(facts.opinions, facts.now),
    ...contentWork(facts.pieces ?? [], facts.now),
    ...counsel(facts),
    ...posts(facts),
    ...hours(facts),
    ...reports(facts),
    ...stale(facts),
    ...drafts(facts),
    ...register(facts),
  ]
  return [...all.filter(({ tone }) => tone === 'red'), ...all.filter(({ tone }) => tone !== 'red')]
}

/** A duty that nobody can do today stops other work, so it comes first. */
function uncovered({ duties = [], may, now = today() }: Facts): Work[] {
  return duties
    .filter((duty) => duty.state === 'nobody')
    .map((duty) => ({
      key: `duty/${duty.code}`,
      title: `今天没有人能做${duty.name}`,
      reason: `${duty.why}。${remedy(duty, may)}`,
      when: '今天',
      due: now,
      ...nextStep(duty, may),
      tone: 'red',
    }))
}

function remedy(duty: Duty, may: Facts['may']): string {
  if (duty.holders.length) return '请任命代理人。'
  return may('grantRole') ? '请把角色授予合适的人。' : '请系统管理员把角色授予合适的人。'
}

/** Somebody stands in only for a person who holds the role. */
function nextStep(duty: Duty, may: Facts['may']): Pick<Work, 'action' | 'to'> {
  if (duty.holders.length && may('appointDeputy')) return { action: '任命代理人', to: `/deputies/new?role=${duty.roles[0]}` }
  if (!duty.holders.length && may('grantRole')) return { action: '授予角色', to: '/people' }
  return { action: '看岗位', to: '/duties' }
}

function undelivered({ campaigns, progress, now = today() }: Facts): Work[] {
  return campaigns.flatMap((campaign) => {
    const figures = progress.get(campaign.id)
    if (!isTold(campaign) || !figures?.failed) return []
    const failed = figures.inbox.failed + figures.email.failed
    const uncertain = figures.inbox.uncertain + figures.email.uncertain
    const parts = [failed && `未送达 ${count(failed)} 封`, uncertain && `待核实 ${count(uncertain)} 封`].filter(Boolean)
    return {
      key: `undelivered/${campaign.id}`,
      title: `${count(figures.failed)} 家组织没有收全 ${campaign.year} 年度年报通知`,
      reason: `${parts.join('，')}。看原因，再打电话告诉他们。`,
      when: dueText(campaign.deadline.due, now),
      // Whoever was not told loses a day with each day.
      due: now,
      action: '看没有送到的',
      to: `/campaigns/${campaign.id}?state=${failed ? 'failed' : 'uncertain'}`,
      tone: 'red' as const,
    }
  })
}

function dueText(due: string, now: string): string {
  return longPast(due, now) ? `${dayText(due)}已截止` : `${dayText(due)}截止，${remaining(due, now)}`
}

const notices = ({ notices, me, now }: Facts): Work[] => (notices ? noticeWork(notices, me, now) : [])

function counsel({ counsel: asked, now = today() }: Facts): Work[] {
  if (!asked) return []
  return [
    {
      key: 'counsel',
      title: `${count(asked.waiting)} 件事请您出法律顾问意见`,
      reason: asked.overdue ? `其中 ${count(asked.overdue)} 件已超期。` : '看过内容，写明意见和依据的条文。',
      when: `最近的一件 ${dueText(asked.due, now)}`,
      due: asked.due,
      action: '去出意见',
      to: '/counsel?state=open',
      tone: asked.overdue ? 'red' : 'amber',
    },
  ]
}

function posts({ posts, now = today() }: Facts): Work[] {
  if (!posts) return []
  return [
    {
      key: 'posts',
      title: `${count(posts.waiting)} 人申请做儿童主任或督导员，等您确认`,
      reason: '确认以后，他们才能报名培训。请先核对任命。',
      when: oldestIs(posts.oldest, now),
      action: '去确认',
      to: '/posts',
      tone: 'amber',
    },
  ]
}

function hours({ hours: stated, now = today() }: Facts): Work[] {
  if (!stated) return []
  return [
    {
      key: 'hours',
      title: `${count(stated.waiting)} 条申报的学时，等您确认`,
      reason: '看过结业证再确认。',
      when: oldestIs(stated.oldest, now),
      action: '去确认',
      to: '/hours-statements',
      tone: 'plain',
    },
  ]
}

function reports({ reports: waiting = [] }: Facts): Work[] {
  return waiting.map(({ id, title }) => ({
    key: `report/${id}`,
    title: `${title}，等您批准`,
    reason: '各节都审定了。数字点开就是记录，批准时一起记下来。',
    when: '',
    action: '去批准',
    to: `/law-reports/${id}`,
    tone: 'amber',
  }))
}

function stale({ stale, now = today() }: Facts): Work[] {
  if (!stale?.waiting) return []
  const { waiting, due } = stale
  return [
    {
      key: 'stale',
      title: `${count(waiting)} 处引用的法规改了或者废止了，等人复核`,
      reason: '附有新旧对照。没有变的条文已自动换成新版本。',
      when: waitText({ due }, waiting, now),
      due,
      action: '去复核',
      to: '/stale',
      tone: 'amber',
    },
  ]
}

function drafts({ campaigns, may, me, now = today() }: Facts): Work[] {
  return campaigns
    .filter((campaign) => !isTold(campaign))
    .map((campaign) => {
      const mine = campaign.createdBy !== undefined && campaign.createdBy === me
      return {
        key: `draft/${campaign.id}`,
        title: `${campaign.year} 年度年报工作等待${campaign.state === 'review' ? '审核发布' : '送审'}`,
        reason: draftReason(campaign, mine),
        when: `${age(campaign.createdAt, now)}建立`,
        action: campaign.state === 'review' && may('releaseCampaign') && campaign.inScope && !mine ? '去审核' : '看草稿',
        to: `/campaigns/${campaign.id}`,
        tone: 'amber' as const,
      }
    })
}

function draftReason({ inScope, state }: Campaign, mine: boolean): string {
  if (!inScope) return '名册里还没有符合条件的组织，所以不能发布。'
  const written = `通知写好了，还没有发给 ${count(inScope)} 家组织。`
  if (state === 'draft') return `${written}看过名单和通知，再送审。`
  return mine ? `${written}草稿是您写的，要由另一个人发布。` : written
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
