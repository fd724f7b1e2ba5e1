import planState from '@/shared/api/generated/values/PlanState'
import type { PlanAudience, PlanState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const PLAN_STATES: Record<PlanState, string> = planState
export const PLAN_TONES: Record<PlanState, Tone | undefined> = { open: undefined, done: 'green', overdue: 'red' }

export const AUDIENCES: Record<PlanAudience, string> = {
  public: '群众',
  townships: '镇街干部',
  villages: '村居',
  schools: '学校',
  parents: '家长',
  elderly: '老人',
  newlyweds: '新婚夫妇',
  organizations: '社会组织',
}
