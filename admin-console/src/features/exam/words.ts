import examQuestionKind from '@/shared/api/generated/values/ExamQuestionKind'
import examQuestionState from '@/shared/api/generated/values/ExamQuestionState'
import type { SubPage } from '@/shared/ui/SubNav.vue'
import type { ExamEnd, ExamQuestionKind, ExamQuestionState, ExamQuestionVersion, ExamRole } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const EXAM_PAGES: readonly SubPage[] = [
  { label: '题目', to: '/exam/questions', operation: 'listExamQuestions' },
  { label: '考试方案', to: '/exam/plans', operation: 'listExamBanks' },
  { label: '题目分析', to: '/exam/statistics', operation: 'getExamStatistics' },
  { label: '考试成绩', to: '/exam/results', operation: 'getExamResults' },
]

export const KINDS: Record<ExamQuestionKind, string> = examQuestionKind
export const STATES: Record<ExamQuestionState, string> = examQuestionState
export const STATE_TONES: Record<ExamQuestionState, Tone> = { live: 'green', due: 'amber', off: 'plain' }
export const LEARNERS: Record<ExamRole, string> = { child_director: '儿童主任', child_supervisor: '儿童督导员', volunteer: '志愿者' }
export const VERSIONS: Record<ExamQuestionVersion['what'], string> = { product: '随产品带来', written: '修改', confirmed: '复核无误', carried: '条文没变，依据随新版本移动', stopped: '停用，题目没变' }
export const ENDS: Record<ExamEnd, string> = { handed_in: '已交卷', time_up: '时间到' }

/** 甲、乙 of the choices that are right; of an ordering all of them in order. */
export function rightText(question: { kind: ExamQuestionKind; choices: string[]; right: number[] }): string {
  return question.right.map((place) => question.choices[place] ?? '').join(question.kind === 'ordering' ? ' → ' : '、')
}

/** 0.734 as 73%. */
export function shareText(share: number | undefined): string {
  return share === undefined ? '—' : `${Math.round(share * 100)}%`
}

export function correlationText(value: number | undefined): string {
  return value === undefined ? '—' : value.toFixed(2)
}
