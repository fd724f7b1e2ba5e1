import { may } from '@/shared/access'
import { count, type Tone } from '@/shared/words'
import { listExtensions } from '@/features/annualreport/campaignApi'
import { listMoves } from '@/features/creditlist/api'
import { listConsentRequests, listFilingPages } from '@/features/filing/api'
import { listMyParts } from '@/features/jointsheet/api'
import { listQuestions } from '@/features/needs/api'
import { listPenalties } from '@/features/penalty/api'
import { listBatches } from '@/features/publication/api'
import { listDecisions, listRectifications, listReviews } from '@/features/review/api'
import type { Work } from './worklist'

/** One queue that waits for whoever may do the operation. */
export interface Queue {
  operation: string
  count: () => Promise<number>
  /** After the number. */
  title: string
  reason: string
  action: string
  to: string
  tone: Tone
}

export interface Waits extends Queue {
  waiting: number
}

const FIRST = { page: 1, size: 1 }
const total = (list: Promise<{ total: number }>) => list.then((page) => page.total)
const move = (step: 'verify' | 'answer' | 'review' | 'decide') => total(listMoves({ state: 'open', step, ...FIRST }))

/** In the order in which they press: what is overdue, what others wait for, what is one's own. */
export const QUEUES: readonly Queue[] = [
  { operation: 'openPenalty', count: () => total(listPenalties({ stage: 'overdue', ...FIRST })), title: '件处罚案件超过了办案期限', reason: '先办到期的，再补说明。', action: '去办理', to: '/penalties?stage=overdue', tone: 'red' },
  { operation: 'checkRectification', count: () => total(listRectifications({ state: 'overdue', ...FIRST })), title: '家整改逾期', reason: '没有交整改报告，或者没有改完。', action: '去看看', to: '/rectifications', tone: 'red' },
  { operation: 'agreeReviewDecision', count: () => total(listDecisions({ state: 'proposed', ...FIRST })), title: '份年检结论等您法制审核', reason: '同意以后结论生效。不同意的写明理由退回。', action: '去审核', to: '/legal-reviews', tone: 'amber' },
  { operation: 'reviewProcedure', count: () => move('review'), title: '件名录办理等您法制审核', reason: '看过证据和陈述，写明意见。', action: '去审核', to: '/credit-moves?step=review', tone: 'amber' },
  { operation: 'decideCreditMove', count: () => move('decide'), title: '件名录办理等您决定', reason: '决定以后列入、移出才生效。', action: '去决定', to: '/credit-moves?step=decide', tone: 'amber' },
  { operation: 'decidePenalty', count: () => total(listPenalties({ stage: 'reviewed', ...FIRST })), title: '件处罚案件等您决定', reason: '法制审核已经通过。', action: '去决定', to: '/penalties?stage=reviewed', tone: 'amber' },
  { operation: 'decideExtension', count: () => total(listExtensions({ state: 'asked', ...FIRST })), title: '家申请延期报送，等您决定', reason: '准予的换新期限，不准予的写明理由。', action: '去决定', to: '/extensions', tone: 'amber' },
  { operation: 'reviewPublicationBatch', count: () => total(listBatches({ state: 'secrecy_review', ...FIRST })), title: '批公示等您保密审查', reason: '审查通过以后才能公示。', action: '去审查', to: '/publications?state=secrecy_review', tone: 'amber' },
  { operation: 'publishPublicationBatch', count: () => total(listBatches({ state: 'cleared', ...FIRST })), title: '批公示审查通过，还没有公示', reason: '现在公示，或者定一个时间。', action: '去公示', to: '/publications?state=cleared', tone: 'amber' },
  { operation: 'decideConsentRequest', count: () => total(listConsentRequests({ open: true, ...FIRST })), title: '份年报等您初审', reason: '您单位是业务主管单位。看过内容，写初审意见。', action: '去初审', to: '/consents', tone: 'amber' },
  { operation: 'answerMyPart', count: () => listMyParts().then((parts) => parts.filter(({ part }) => part.state === 'invited').length), title: '场协作普法等您回复', reason: '参加不参加都请回一声。', action: '去回复', to: '/my-parts', tone: 'amber' },
  { operation: 'proposeConclusion', count: () => total(listReviews({ state: 'mine', ...FIRST })), title: '份年报您领了，还没有提出结论', reason: '风险高的在前。', action: '接着审', to: '/return-reviews?state=mine', tone: 'amber' },
  { operation: 'answerStatement', count: () => move('answer'), title: '件名录办理等您答复陈述申辩', reason: '答复以后才能送法制审核。', action: '去答复', to: '/credit-moves?step=answer', tone: 'amber' },
  { operation: 'verifyCreditRemoval', count: () => move('verify'), title: '家申请移出名录，等您核实', reason: '核实补报和整改，再提出意见。', action: '去核实', to: '/credit-moves?step=verify', tone: 'amber' },
  { operation: 'checkRectification', count: () => total(listRectifications({ state: 'received', ...FIRST })), title: '家交了整改报告，等您核查', reason: '看改了没有，写明核查结果。', action: '去核查', to: '/rectifications', tone: 'amber' },
  { operation: 'checkPage', count: () => total(listFilingPages(FIRST)), title: '张盖章页等您核对', reason: '核对以后年报才算交齐。', action: '去核对', to: '/filing-pages', tone: 'amber' },
  { operation: 'answerQuestion', count: () => total(listQuestions({ state: 'waiting', ...FIRST })), title: '条居民提问等人回答', reason: '可能有危险的排在最前面。', action: '去回答', to: '/questions', tone: 'amber' },
  { operation: 'proposeConclusion', count: () => total(listReviews({ state: 'free', ...FIRST })), title: '份年报还没有人领', reason: '领最急的一份开始审。', action: '去领', to: '/return-reviews?state=free', tone: 'plain' },
]

/** Asks only for queues that this person may work off. */
export function loadWaits(): Promise<Waits[]> {
  const mine = QUEUES.filter(({ operation }) => may(operation))
  return Promise.all(mine.map(async (queue) => ({ ...queue, waiting: await queue.count() })))
}

export function caseWork(waits: readonly Waits[]): Work[] {
  return waits
    .filter(({ waiting }) => waiting > 0)
    .map(({ waiting, title, reason, action, to, tone }) => ({ key: to, title: `${count(waiting)} ${title}`, reason, when: '', action, to, tone }))
}
