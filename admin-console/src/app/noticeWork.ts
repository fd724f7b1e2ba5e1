import { access, may } from '@/shared/access'
import type { Circular } from '@/shared/api/types'
import { age, momentText, oldestIs, today } from '@/shared/dates'
import { count } from '@/shared/words'
import { listCirculars } from '@/features/circular/api'
import { listCalls, listLetters, listTasks } from '@/features/contact/api'
import { listTemplates } from '@/features/wording/api'
import type { Work } from './worklist'

export interface Waiting {
  waiting: number
  /** Moment since when the longest waits. */
  oldest?: string
}

/** What waits of notices; undefined where this person has nothing to do with it. */
export interface NoticeFacts {
  calls?: Waiting
  tasks?: Waiting
  letters?: Waiting
  /** Drafts and paused circulars, the latest first. */
  circulars: readonly Circular[]
  /** Templates that cite an article which was amended. */
  stale: number
}

const FIRST = { page: 1, size: 1 }
const MOST = 20

export async function loadNoticeFacts(): Promise<NoticeFacts> {
  const [calls, tasks, letters, drafts, paused, templates] = await Promise.all([
    may('listCalls') ? listCalls({ state: 'open', ...FIRST }) : undefined,
    may('listTasks') ? listTasks({ state: 'open', ...FIRST }) : undefined,
    may('listLetters') ? listLetters({ state: 'waiting', ...FIRST }) : undefined,
    may('listCirculars') ? listCirculars({ state: 'draft', page: 1, size: MOST }) : undefined,
    may('listCirculars') ? listCirculars({ state: 'paused', page: 1, size: MOST }) : undefined,
    may('addTemplateVersion') ? listTemplates({ page: 1, size: 100 }) : undefined,
  ])
  return {
    calls: waitingOf(calls),
    tasks: waitingOf(tasks),
    letters: waitingOf(letters),
    circulars: [...(paused?.items ?? []), ...(drafts?.items ?? [])],
    stale: templates?.items.filter(({ reviewDue }) => reviewDue).length ?? 0,
  }
}

function waitingOf(rows?: { total: number; items: Array<{ createdAt: string }> }): Waiting | undefined {
  return rows?.total ? { waiting: rows.total, oldest: rows.items[0]?.createdAt } : undefined
}

/** What of it is work, most urgent first. */
export function noticeWork({ calls, tasks, letters, circulars, stale }: NoticeFacts, me: string = access.person, now: string = today()): Work[] {
  const since = (some: Waiting) => (some.oldest ? oldestIs(some.oldest, now) : '')
  return [
    ...circulars.filter(({ state }) => state === 'paused').map((circular) => pausedWork(circular, now)),
    ...(tasks ? [{ key: 'tasks', title: `${count(tasks.waiting)} 件事等人处理`, reason: '对方要帮助、说已报送，或者联系方式用不了。', when: since(tasks), action: '去处理', to: '/tasks', tone: 'amber' as const }] : []),
    ...(calls ? [{ key: 'calls', title: `${count(calls.waiting)} 家要打电话`, reason: '别的方式没有送到，或者一直没有读。', when: since(calls), action: '去打电话', to: '/calls', tone: 'amber' as const }] : []),
    ...(letters ? [{ key: 'letters', title: `${count(letters.waiting)} 封信等着打印`, reason: '打印、寄出，再登记单号。', when: since(letters), action: '去打印', to: '/letters', tone: 'amber' as const }] : []),
    ...circulars.filter(({ state }) => state === 'draft').map((circular) => draftWork(circular, me, now)),
    ...(stale ? [{ key: 'templates', title: `${count(stale)} 个模板引用的条文修改了`, reason: '请对照新的条文复核，改好存成新一版。', when: '', action: '去复核', to: '/templates', tone: 'amber' as const }] : []),
  ]
}

function pausedWork({ id, title, pauseReason }: Circular, now: string): Work {
  return {
    key: `paused/${id}`,
    title: `“${title}”暂停了`,
    reason: pauseReason ?? '没有发出去的都停着。',
    when: '等人决定',
    due: now,
    action: '去看看',
    to: `/circulars/${id}`,
    tone: 'red',
  }
}

function draftWork({ id, title, createdAt, createdBy }: Circular, me: string, now: string): Work {
  const mine = createdBy === me
  return {
    key: `circular/${id}`,
    title: `“${title}”等待发送`,
    reason: mine ? '草稿是您写的，要由另一个人看过再发。' : '请看过名单和内容，再发送。',
    when: age(createdAt, now) === '今天' ? `${momentText(createdAt).slice(11)} 起草` : `${age(createdAt, now)}起草`,
    action: mine || !may('releaseCircular') ? '看草稿' : '去复核',
    to: `/circulars/${id}`,
    tone: 'amber',
  }
}
