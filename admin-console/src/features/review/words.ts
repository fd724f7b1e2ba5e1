import decisionState from '@/shared/api/generated/values/DecisionState'
import rectificationFilter from '@/shared/api/generated/values/RectificationFilter'
import reviewFilter from '@/shared/api/generated/values/ReviewFilter'
import reviewGrade from '@/shared/api/generated/values/ReviewGrade'
import type { DecisionState, Rectification, RectificationFilter, Review, ReviewFilter, ReviewFlag, ReviewGrade, ReviewState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const REVIEW_STATES: Record<ReviewState, string> = reviewFilter
export const REVIEW_TONES: Record<ReviewState, Tone> = { waiting: 'amber', correcting: 'blue', proposed: 'blue', decided: 'green' }

export const REVIEW_FILTERS: Record<ReviewFilter, string> = reviewFilter

export const GRADES: Record<ReviewGrade, string> = reviewGrade
export const GRADE_TONES: Record<ReviewGrade, Tone> = { qualified: 'green', basically_qualified: 'amber', unqualified: 'red' }

export const DECISION_STATES: Record<DecisionState, string> = decisionState
export const DECISION_TONES: Record<DecisionState, Tone> = { proposed: 'amber', sent_back: 'red', final: 'green', superseded: 'plain' }

export const RECTIFICATION_STATES: Record<Rectification['state'], string> = { ...rectificationFilter, cancelled: '不用整改' }
export const RECTIFICATION_TONES: Record<Rectification['state'], Tone> = {
  unserved: 'amber',
  open: 'blue',
  received: 'amber',
  done: 'green',
  missed: 'red',
  cancelled: 'plain',
}
export const RECTIFICATION_FILTERS: Record<RectificationFilter, string> = rectificationFilter

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
