import type { Act } from '@/shared/acts'
import type { ReviewDecision, ReviewDesk } from '@/shared/api/types'
import { GRADES } from './words'

/** From the proposal of a conclusion to its proven service. */
export function actsOf(one: ReviewDecision): Act[] {
  return [
    { at: one.proposedAt, by: one.proposedBy, what: `${one.supersedes ? '提出调整为' : '提出'}${GRADES[one.grade]}` },
    { at: one.checkedAt, by: one.checkedBy, what: one.state === 'sent_back' ? '法制审核退回' : '法制审核同意，结论生效', note: one.opinion },
    { at: one.servedOn, what: '通知书送达' },
  ]
}

/** From the arrival of a return over every correction to its conclusions. */
export function actsOfReturn({ review, corrections }: ReviewDesk, decisions: readonly ReviewDecision[]): Act[] {
  return [
    { at: review.arrivedAt, what: review.paper ? '窗口收到纸质年报' : '收到年报' },
    ...corrections.flatMap((one) => [
      { at: one.askedAt, by: one.askedBy, what: '退回补正', note: one.reason },
      { at: one.answeredAt, what: '组织改好再交' },
      { at: one.endedAt, by: one.endedBy, what: '逾期未补正，按原件审查', note: one.endReason },
    ]),
    ...decisions.flatMap(actsOf),
  ]
}
