import { may } from '@/shared/access'
import { today } from '@/shared/dates'
import { count, type Tone } from '@/shared/words'
import { listExtensions } from '@/features/annualreport/campaignApi'
import { listMoves, listObjections, listTasks } from '@/features/creditlist/api'
import { hasLastDay } from '@/features/creditlist/standing'
import { listConsentRequests, listFilingPages } from '@/features/filing/api'
import { listMyParts } from '@/features/jointsheet/api'
import { listCourseRecords } from '@/features/course/api'
import { listExamQuestions } from '@/features/exam/api'
import { listQuestions } from '@/features/needs/api'
import { listPenalties } from '@/features/penalty/api'
import { listBatches } from '@/features/publication/api'
import { listDecisions, listRectifications, listReviews } from '@/features/review/api'
import { listTrainingSessions } from '@/features/training/api'
import { waitText, type Wait } from './homeDays'
import type { Work } from './worklist'

/** One queue that waits for whoever may do the operation. */
export interface Queue {
  operation: string
  find: () => Promise<Waiting>
  /** After the number. */
  title: string
  reason: string
  action: string
  to: string
  tone: Tone
}

export interface Waiting extends Wait {
  waiting: number
}

export type Waits = Queue & Waiting

interface Page {
  page: number
  size: number
}
type List<T> = Promise<{ total: number; items: readonly T[] }>

const FIRST: Page = { page: 1, size: 1 }
const MANY: Page = { page: 1, size: 100 }

/** A list that stands in the order of its days: the first row tells. */
async function first<T>(list: List<T>, waits: (row: T) => Wait): Promise<Waiting> {
  const { total, items } = await list
  return { waiting: total, ...(items[0] && waits(items[0])) }
}

/** A list with the latest first: the last row tells. */
async function last<T>(list: (page: Page) => List<T>, waits: (row: T) => Wait): Promise<Waiting> {
  const newest = list(FIRST)
  const { total } = await newest
  return first(total > 1 ? list({ page: total, size: 1 }) : newest, waits)
}

/** A list in another order: all rows tell, as far as one page goes. */
async function all<T>(list: List<T>, waits: (row: T) => Wait): Promise<Waiting> {
  const { total, items } = await list
  return { waiting: total, ...firstOf(items.map(waits)) }
}

function firstOf(waits: readonly Wait[]): Wait {
  const earliest = (days: Array<string | undefined>) => days.filter((day) => day !== undefined).sort()[0]
  return { due: earliest(waits.map(({ due }) => due)), since: earliest(waits.map(({ since }) => since)) }
}

/** In the order in which they were proposed; the last day is that of a removal alone. */
const move = (step: 'verify' | 'answer' | 'review' | 'decide') =>
  all(listMoves({ state: 'open', step, ...MANY }), ({ proposedOn, removalDue }) => ({ since: proposedOn, due: removalDue }))
const penalty = (stage: 'overdue' | 'reviewed') => first(listPenalties({ stage, ...FIRST }), ({ dueOn, filedOn }) => ({ due: dueOn, since: filedOn }))
const batch = (state: 'secrecy_review' | 'cleared') =>
  last((page) => listBatches({ state, ...page }), ({ frozenAt, createdAt }) => ({ since: frozenAt ?? createdAt }))

const creditTasks = () => all(listTasks(MANY), (task) => (hasLastDay(task) ? { due: task.dueOn } : { since: task.dueOn }))

async function invitations(): Promise<Waiting> {
  const open = (await listMyParts()).filter(({ part }) => part.state === 'invited')
  return { waiting: open.length, ...firstOf(open.map(({ sheet }) => ({ due: sheet.plannedOn }))) }
}

/** Drafts of others: whoever wrote in one does not publish it. */
async function courseDrafts(): Promise<Waiting> {
  const drafts = (await listCourseRecords()).flatMap(({ draft }) => (draft && !draft.mine && draft.lessons ? draft : []))
  return { waiting: drafts.length, ...firstOf(drafts.map(({ changedAt }) => ({ since: changedAt }))) }
}

/** In the order in which they press: what is overdue, what others wait for, what is one's own. */
export const QUEUES: readonly Queue[] = [
  { operation: 'openPenalty', find: () => penalty('overdue'), title: '件处罚案件超过了办案期限', reason: '先办到期的，再补说明。', action: '去办理', to: '/penalties?stage=overdue', tone: 'red' },
  { operation: 'checkRectification', find: () => first(listRectifications({ state: 'overdue', ...FIRST }), ({ dueOn }) => ({ due: dueOn })), title: '家整改逾期', reason: '没有交整改报告，或者没有改完。', action: '去看看', to: '/rectifications?state=overdue', tone: 'red' },
  { operation: 'agreeReviewDecision', find: () => last((page) => listDecisions({ state: 'proposed', ...page }), ({ proposedAt }) => ({ since: proposedAt })), title: '份年检结论等您法制审核', reason: '同意以后结论生效。不同意的写明理由退回。', action: '去审核', to: '/legal-reviews', tone: 'amber' },
  { operation: 'reviewProcedure', find: () => move('review'), title: '件名录办理等您法制审核', reason: '看过证据和陈述，写明意见。', action: '去审核', to: '/credit-moves?step=review', tone: 'amber' },
  { operation: 'decideCreditMove', find: () => move('decide'), title: '件名录办理等您决定', reason: '决定以后列入、移出才生效。', action: '去决定', to: '/credit-moves?step=decide', tone: 'amber' },
  { operation: 'decidePenalty', find: () => penalty('reviewed'), title: '件处罚案件等您决定', reason: '法制审核已经通过。', action: '去决定', to: '/penalties?stage=reviewed', tone: 'amber' },
  { operation: 'decideExtension', find: () => first(listExtensions({ state: 'asked', ...FIRST }), ({ askedAt }) => ({ since: askedAt })), title: '家申请延期报送，等您决定', reason: '准予的换新期限，不准予的写明理由。', action: '去决定', to: '/extensions', tone: 'amber' },
  { operation: 'reviewPublicationBatch', find: () => batch('secrecy_review'), title: '批公示等您保密审查', reason: '审查通过以后才能公示。', action: '去审查', to: '/publications?state=secrecy_review', tone: 'amber' },
  { operation: 'publishPublicationBatch', find: () => batch('cleared'), title: '批公示审查通过，还没有公示', reason: '现在公示，或者定一个时间。', action: '去公示', to: '/publications?state=cleared', tone: 'amber' },
  { operation: 'decideConsentRequest', find: () => first(listConsentRequests({ open: true, ...FIRST }), ({ submittedAt }) => ({ since: submittedAt })), title: '份年报等您初审', reason: '您单位是业务主管单位。看过内容，写初审意见。', action: '去初审', to: '/consents', tone: 'amber' },
  { operation: 'answerMyPart', find: invitations, title: '场协作普法等您回复', reason: '参加不参加都请回一声。', action: '去回复', to: '/my-parts', tone: 'amber' },
  { operation: 'proposeConclusion', find: () => all(listReviews({ state: 'mine', ...MANY }), ({ arrivedAt }) => ({ since: arrivedAt })), title: '份年报您领了，还没有提出结论', reason: '风险高的在前。', action: '接着审', to: '/return-reviews?state=mine', tone: 'amber' },
  { operation: 'answerStatement', find: () => move('answer'), title: '件名录办理等您答复陈述申辩', reason: '答复以后才能送法制审核。', action: '去答复', to: '/credit-moves?step=answer', tone: 'amber' },
  { operation: 'verifyCreditRemoval', find: () => move('verify'), title: '家申请移出名录，等您核实', reason: '核实补报和整改，再提出意见。', action: '去核实', to: '/credit-moves?step=verify', tone: 'amber' },
  { operation: 'answerCreditObjection', find: () => first(listObjections({ open: true, ...FIRST }), ({ madeOn, answerDue }) => ({ since: madeOn, due: answerDue })), title: '份名录异议等您答复', reason: '核对单位说的，写明成立不成立和理由。', action: '去答复', to: '/credit-objections', tone: 'amber' },
  { operation: 'proposeCreditMove', find: creditTasks, title: '件名录事项到期了', reason: '期限满了，该提出的提出，该移出的移出，该更正的更正。', action: '去看看', to: '/credit-tasks', tone: 'amber' },
  { operation: 'checkRectification', find: () => all(listRectifications({ state: 'received', ...MANY }), ({ receivedOn }) => ({ since: receivedOn })), title: '家交了整改报告，等您核查', reason: '看改了没有，写明核查结果。', action: '去核查', to: '/rectifications?state=received', tone: 'amber' },
  { operation: 'checkPage', find: () => first(listFilingPages(FIRST), ({ offeredAt }) => ({ since: offeredAt })), title: '张盖章页等您核对', reason: '核对以后年报才算交齐。', action: '去核对', to: '/filing-pages', tone: 'amber' },
  { operation: 'answerQuestion', find: () => all(listQuestions({ state: 'waiting', ...MANY }), ({ dueOn, askedAt }) => ({ due: dueOn, since: askedAt })), title: '条居民提问等人回答', reason: '可能有危险的排在最前面。', action: '去回答', to: '/questions', tone: 'amber' },
  { operation: 'signAttendance', find: () => last((page) => listTrainingSessions({ unsigned: true, ...page }), ({ endsAt }) => ({ since: endsAt })), title: '期培训班办完了，等老师签字', reason: '核对谁到了，签字以后学时才算数。', action: '去签字', to: '/trainings?unsigned=true', tone: 'amber' },
  { operation: 'publishCourse', find: courseDrafts, title: '门课程的草稿等您看过再发布', reason: '写的人不能自己发布。看内容对不对、依据对不对。', action: '去看', to: '/courses', tone: 'amber' },
  { operation: 'confirmExamQuestion', find: () => first(listExamQuestions({ state: 'due', ...FIRST }), () => ({})), title: '道题目的依据变了，等您复核', reason: '复核以前，考试不抽这些题。', action: '去复核', to: '/exam/questions?state=due', tone: 'amber' },
  { operation: 'proposeConclusion', find: () => first(listReviews({ state: 'free', ...FIRST }), () => ({})), title: '份年报还没有人领', reason: '领最急的一份开始审。', action: '去领', to: '/return-reviews?state=free', tone: 'plain' },
]

/** Asks only for queues that this person may work off. */
export function loadWaits(): Promise<Waits[]> {
  const mine = QUEUES.filter(({ operation }) => may(operation))
  return Promise.all(mine.map(async (queue) => ({ ...queue, ...(await queue.find()) })))
}

export function caseWork(waits: readonly Waits[], now: string = today()): Work[] {
  return waits
    .filter(({ waiting }) => waiting > 0)
    .map(({ waiting, due, since, title, reason, action, to, tone }) => ({
      key: to,
      title: `${count(waiting)} ${title}`,
      reason,
      when: waitText({ due, since }, waiting, now),
      due,
      action,
      to,
      tone,
    }))
}
