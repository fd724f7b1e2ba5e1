import penaltyFilter from '@/shared/api/generated/values/PenaltyFilter'
import type { PenaltyFilter, PenaltyMeasureKind, PenaltyPaper, PenaltyStage } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const FILTERS: Record<PenaltyFilter, string> = penaltyFilter
export const STAGES: Record<PenaltyStage, string> = penaltyFilter

export const STAGE_TONES: Record<PenaltyStage, Tone> = {
  filed: 'blue',
  investigated: 'blue',
  proposed: 'amber',
  notified: 'amber',
  reviewed: 'amber',
  decided: 'amber',
  served: 'amber',
  closed: 'green',
  dismissed: 'plain',
  revoked: 'plain',
}

export const MEASURES: Record<PenaltyMeasureKind, string> = {
  warning: '警告',
  correction: '责令改正',
  replacement: '责令撤换负责人员',
  confiscation: '没收违法所得',
  fine: '罚款',
  suspension: '限期停止活动',
  revocation: '撤销登记',
}

export const PAPERS: Record<PenaltyPaper, string> = { hearing: '听证通知书', decision: '处罚决定书', dismissal: '不予处罚决定书' }

export const SOURCES = [
  ['missed_return', '逾期未报送年度报告'],
  ['inspection', '监督检查发现'],
  ['report', '投诉举报'],
  ['transfer', '其他机关移送'],
] as const
