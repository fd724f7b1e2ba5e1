import type { SubPage } from './ui/SubNav.vue'

/** From the return that waits to what was put right (年报审查). */
export const REVIEW_PAGES: readonly SubPage[] = [
  { label: '待审', to: '/return-reviews', operation: 'listReviews' },
  { label: '法制审核', to: '/legal-reviews', operation: 'listReviewDecisions' },
  { label: '结论', to: '/conclusions', operation: 'listReviewDecisions' },
  { label: '整改', to: '/rectifications', operation: 'listRectifications' },
]
