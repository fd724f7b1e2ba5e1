import type { components } from '@/contract/notice'
import type { components as reply } from '@/contract/reply'
import { dayWithWeekday, dueWords, urgencyMarks, type DueWords } from './days'

export type Reply = reply['schemas']['ReplyKind']
export type Notice = components['schemas']['InboxNotice']
type Mark = { text: string; kind: 'amber' | 'blue' | 'red' | 'quiet' }

/** One thing the bureau said, and everybody it said it to for whom this person acts. */
export interface NoticeGroup {
  key: string
  subject: string
  notices: Notice[]
}

export const replyWords: Record<Reply, string> = { done: '已报送', need_help: '需要帮助' }

/** Nothing is asked any more, each for its own reason. */
const closedMarks: Record<components['schemas']['SettledAs'], string> = {
  submitted: '已报送',
  withdrawn: '已撤回',
  exempt: '免报',
}

/** The day that counts now: a later one where the bureau granted it. */
export function dueDay(notice: Notice): string | undefined {
  return notice.extendedTo ?? notice.dueOn
}

export function dueOf(notice: Notice, today: string): DueWords | undefined {
  const day = dueDay(notice)
  return day === undefined ? undefined : dueWords(day, today)
}

/** Why it is that day: 原定6月1日（星期一）前，民政局同意延期。 or as the notice explains it. */
export function dayReason(notice: Notice, today: string): string {
  const { dueOn, extendedTo } = notice
  if (!dueOn || !extendedTo || dueOn === extendedTo) return notice.dueExplanation ?? ''
  return `原定${dayWithWeekday(dueOn, today)}前，民政局同意延期。`
}

/** Whether the organisation owes nothing for it any more. */
export function isClosed(notice: Notice): boolean {
  return notice.returnReceipt !== undefined || closedMark(notice) !== undefined
}

/** Where a notice stands, the most telling first: done, or how it was read and how long it is until the day. */
export function noticeMarks(notice: Notice, today: string): Mark[] {
  const closed = notice.returnReceipt ? '已报送' : closedMark(notice)
  if (closed) return [{ text: closed, kind: 'quiet' }]
  const read = readMark(notice)
  const due = dueOf(notice, today)
  if (!due || (notice.acknowledgedAt && due.urgency === 'calm')) return [read]
  return [read, { text: due.left, kind: urgencyMarks[due.urgency] }]
}

/** What a person heard together stands together: one entry for one occasion, newest first, unread organisations first. */
export function groupsOf(notices: readonly Notice[]): NoticeGroup[] {
  const groups = new Map<string, NoticeGroup>()
  for (const notice of notices) {
    const key = notice.circular ? [notice.circular, notice.occasion, notice.subject].join(' ') : notice.id
    const group = groups.get(key)
    if (group) group.notices.push(notice)
    else groups.set(key, { key, subject: notice.subject, notices: [notice] })
  }
  for (const group of groups.values()) group.notices.sort((one, other) => rank(one) - rank(other))
  return [...groups.values()]
}

/** 3 家单位，2 条没读 */
export function groupWords({ notices }: NoticeGroup): string {
  const unread = notices.filter((notice) => !notice.readAt).length
  return `${notices.length} 家单位${unread > 0 ? `，${unread} 条没读` : ''}`
}

function closedMark({ settledAs }: Notice): string | undefined {
  return settledAs && closedMarks[settledAs]
}

function readMark(notice: Notice): Mark {
  if (notice.reply) return { text: `回复了：${replyWords[notice.reply]}`, kind: 'quiet' }
  if (notice.acknowledgedAt) return { text: '已知悉', kind: 'quiet' }
  return notice.readAt ? { text: '已读', kind: 'quiet' } : { text: '未读', kind: 'blue' }
}

function rank(notice: Notice): number {
  if (isClosed(notice)) return 2
  return notice.readAt ? 1 : 0
}
