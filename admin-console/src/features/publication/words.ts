import type { CorrectionState, PublicationArticle, PublicationKind, PublicationState } from '@/shared/api/types'
import type { SubPage } from '@/shared/ui/SubNav.vue'
import type { Tone } from '@/shared/words'

export const PUBLICATION_PAGES: readonly SubPage[] = [
  { label: '批次', to: '/publications', operation: 'listPublicationBatches' },
  { label: '更正说明', to: '/corrections', operation: 'listPublicationCorrections' },
  { label: '开放数据', to: '/open-data', operation: 'listPublicationBatches' },
]

export const KINDS: Record<PublicationKind, string> = {
  annual_report: '年度工作报告结论',
  list_entry: '列入名录',
  list_removal: '移出名录',
  penalty: '行政处罚',
  registration: '登记信息',
}

export const STATES: Record<PublicationState, string> = {
  draft: '草稿',
  secrecy_review: '保密审查中',
  cleared: '审查通过',
  scheduled: '定时公示',
  published: '已公示',
  withdrawn: '已撤下',
  dropped: '已作废',
}

export const STATE_TONES: Record<PublicationState, Tone> = {
  draft: 'amber',
  secrecy_review: 'amber',
  cleared: 'blue',
  scheduled: 'blue',
  published: 'green',
  withdrawn: 'plain',
  dropped: 'plain',
}

export const CORRECTIONS: Record<CorrectionState, string> = { waiting: '待审查', published: '已公布', refused: '未通过' }
export const CORRECTION_TONES: Record<CorrectionState, Tone> = { waiting: 'amber', published: 'green', refused: 'plain' }

export const ARTICLES: Record<PublicationArticle['state'], string> = {
  none: '没有做',
  drafted: '已存草稿',
  refused: '微信不接受',
  unknown: '结果不明',
  submitted: '微信处理中',
  published: '已发布',
  failed: '发布失败',
}

const ACTS: Record<string, string> = {
  created: '新建',
  saved: '保存',
  frozen: '固定，送保密审查',
  agreed: '保密审查通过',
  sent_back: '退回修改',
  scheduled: '定时公示',
  published: '公示',
  dropped: '作废',
  withdrawn: '撤下',
  correction_drafted: '起草更正说明',
  corrected: '更正说明公布',
  correction_refused: '更正说明未通过',
}

export const actWords = (act: string) => ACTS[act] ?? act
