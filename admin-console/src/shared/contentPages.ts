import type { SubPage } from './ui/SubNav.vue'

/** What belongs to what residents read (普法内容). */
export const CONTENT_PAGES: readonly SubPage[] = [
  { label: '卡片和指南', to: '/content', operation: 'listPieces' },
  { label: '审核', to: '/reviews', operation: 'listPieces' },
]
