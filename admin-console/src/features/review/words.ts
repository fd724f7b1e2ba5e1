import type { DecisionState, Rectification, RectificationFilter, Review, ReviewFilter, ReviewFlag, ReviewGrade, ReviewState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const REVIEW_STATES: Record<ReviewState, string> = { waiting: '待审', correcting: '退回补正', proposed: '待法制审核', decided: '已有结论' }
export const REVIEW_TONES: Record<ReviewState, Tone> = { waiting: 'amber', correcting: 'blue', proposed: 'blue', decided: 'green' }

export const REVIEW_FILTERS: Record<ReviewFilter, string> = {
  free: '没人领的',
  mine: '我领的',
  waiting: '待审',
  correcting: '退回补正',
  overdue: '补正逾期',
  proposed: '待法制审核',
  decided: '已有结论',
}

export const GRADES: Record<ReviewGrade, string> = { qualified: '合格', basically_qualified: '基本合格', unqualified: '不合格' }
export const GRADE_TONES: Record<ReviewGrade, Tone> = { qualified: 'green', basically_qualified: 'amber', unqualified: 'red' }

export const DECISION_STATES: Record<DecisionState, string> = { proposed: '待法制审核', sent_back: '已退回', final: '已生效', superseded: '已被调整' }
export const DECISION_TONES: Record<DecisionState, Tone> = { proposed: 'amber', sent_back: 'red', final: 'green', superseded: 'plain' }

export const RECTIFICATION_STATES: Record<Rectification['state'], string> = {
  unserved: '待送达',
  open: '整改中',
  received: '待核查',
  done: '已完成',
  missed: '未按期完成',
  cancelled: '不用整改',
}
export const RECTIFICATION_TONES: Record<Rectification['state'], Tone> = {
  unserved: 'amber',
  open: 'blue',
  received: 'amber',
  done: 'green',
  missed: 'red',
  cancelled: 'plain',
}
export const RECTIFICATION_FILTERS: Record<RectificationFilter, string> = {
  unserved: '待送达',
  open: '整改中',
  overdue: '已逾期',
  received: '待核查',
  done: '已完成',
  missed: '未按期完成',
}

/** How urgent a return is, in a word beside its number. */
export function riskWord(risk: number): string {
  if (risk === 0) return '无提示'
  if (risk < 5) return '低'
  return risk < 10 ? '中' : '高'
}

export function riskTone(risk: number): Tone {
  if (risk === 0) return 'plain'
  if (risk < 5) return 'green'
  return risk < 10 ? 'amber' : 'red'
}

/** Who has it, as others read it. */
export function holderText({ holder, mine }: Pick<Review, 'holder' | 'mine'>): string {
  if (mine) return '我'
  return holder ?? '没人领'
}

/** The worst of what the flags suggest and of what a person named. */
export function worst(grades: ReadonlyArray<ReviewGrade | undefined>): ReviewGrade {
  if (grades.includes('unqualified')) return 'unqualified'
  return grades.includes('basically_qualified') ? 'basically_qualified' : 'qualified'
}

/** What a letter might say, from the flags that speak against 合格: each with what was compared. */
export function suggestedReasons(flags: ReadonlyArray<Pick<ReviewFlag, 'title' | 'grade' | 'compared'>>): string {
  const against = flags.filter(({ grade }) => grade)
  if (against.length === 0) return '年报内容齐全，没有发现影响结论的问题。'
  return against.map(({ title, compared }) => `${title}（${Object.entries(compared).map(([label, value]) => `${label}：${value}`).join('；')}）`).join('\n')
}
