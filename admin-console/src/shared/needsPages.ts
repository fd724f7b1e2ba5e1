import type { SubPage } from './ui/SubNav.vue'

/** What people ask and do not find (群众需求). */
export const NEEDS_PAGES: readonly SubPage[] = [
  { label: '需求画像', to: '/needs', operation: 'getNeedsBoard' },
  { label: '提问', to: '/questions', operation: 'listQuestions' },
  { label: '意见与投诉', to: '/opinions', operation: 'listQuestions' },
  { label: '选题', to: '/proposals', operation: 'listTopicProposals' },
  { label: '12345 来电', to: '/hotline', operation: 'listHotline' },
]
