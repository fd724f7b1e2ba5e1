import correctionState from '@/shared/api/generated/values/CorrectionState'
import publicationKind from '@/shared/api/generated/values/PublicationKind'
import publicationState from '@/shared/api/generated/values/PublicationState'
import type { CorrectionState, PublicationArticle, PublicationKind, PublicationState } from '@/shared/api/types'
import type { SubPage } from '@/shared/ui/SubNav.vue'
import type { Tone } from '@/shared/words'

export const PUBLICATION_PAGES: readonly SubPage[] = [
  { label: '批次', to: '/publications', operation: 'listPublicationBatches' },
  { label: '更正说明', to: '/corrections', operation: 'listPublicationCorrections' },
  { label: '开放数据', to: '/open-data', operation: 'listPublicationBatches' },
]

export const KINDS: Record<PublicationKind, string> = publicationKind

export const STATES: Record<PublicationState, string> = publicationState

export const STATE_TONES: Record<PublicationState, Tone> = {
  draft: 'amber',
  secrecy_review: 'amber',
  cleared: 'blue',
  scheduled: 'blue',
  published: 'green',
  withdrawn: 'plain',
  dropped: 'plain',
}

export const CORRECTIONS: Record<CorrectionState, string> = correctionState
export const CORRECTION_TONES: Record<CorrectionState, Tone> = { waiting: 'amber', published: 'green', refused: 'plain' }

export const ARTICLES: Record<PublicationArticle['state'], string> = {
  none: '没有做',
  asking: '正在问微信',
  drafted: '已存草稿',
  refused: '微信不接受',
  unknown: '结果不明',
  submitted: '微信处理中',
  published: '已发布',
  failed: '没有发布成',
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
