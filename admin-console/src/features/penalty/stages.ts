import type { PenaltyWhole } from '@/shared/api/types'
import { dayText } from '@/shared/dates'
import type { Stage } from '@/shared/ui/StageLine.vue'

const ORDER = ['filed', 'investigated', 'proposed', 'notified', 'reviewed', 'decided', 'served', 'closed']

/** Where a case stands: 立案 → 调查 → 告知 → 陈述申辩 → 审核 → 决定 → 送达 → 履行. */
export function stagesOf(it: PenaltyWhole): Stage[] {
  const at = it.penalty.stage === 'dismissed' ? 6 : it.penalty.stage === 'revoked' ? 8 : ORDER.indexOf(it.penalty.stage) + 1
  const state = (place: number): Stage['state'] => (place < at ? 'done' : place === at ? 'now' : 'later')
  const day = (kind: string) => it.steps.find((step) => step.kind === kind)?.day
  const note = (kind: string) => {
    const found = day(kind)
    return found ? dayText(found) : ''
  }
  const decided = it.penalty.stage === 'dismissed' ? '不予处罚' : '决定'
  return [
    { name: '立案', note: dayText(it.penalty.filedOn), state: 'done' },
    { name: '调查', note: note('investigated'), state: state(1) },
    { name: '告知', note: note('proposed'), state: state(2) },
    { name: '陈述申辩', note: dueOf(it, 'statement'), state: state(4) === 'later' ? state(3) : state(4) },
    { name: '审核', note: '', state: at > 5 ? 'done' : state(5) },
    { name: decided, note: it.penalty.decidedOn ? dayText(it.penalty.decidedOn) : '', state: state(6) === 'now' && it.penalty.stage === 'dismissed' ? 'done' : state(6) },
    it.penalty.stage === 'revoked'
      ? { name: '撤销、变更', note: note('revoked'), state: 'done' }
      : { name: '履行', note: it.owesFen ? '还有罚没款' : '', state: it.penalty.stage === 'closed' ? 'done' : state(7) },
  ]
}

function dueOf({ clocks }: PenaltyWhole, code: string): string {
  const due = clocks.find((clock) => clock.code === code)?.due
  return due ? dayText(due) : ''
}
