import type { RouteRecordRaw } from 'vue-router'

/** Pages of the review of annual returns. */
export const reviewRoutes: RouteRecordRaw[] = [
  {
    path: '/return-reviews',
    component: () => import('@/features/review/ReviewsPage.vue'),
    meta: { title: '待审年报', operation: 'listReviews' },
  },
  {
    path: '/return-reviews/:return',
    component: () => import('@/features/review/DeskPage.vue'),
    props: true,
    meta: { title: '审查', operation: 'getReview' },
  },
  {
    path: '/legal-reviews/:decision?',
    component: () => import('./DecisionDesk.vue'),
    props: ({ params }) => ({ decision: params.decision || undefined, legal: true }),
    meta: { title: '法制审核', operation: 'listReviewDecisions' },
  },
  {
    path: '/conclusions/:decision?',
    component: () => import('./DecisionDesk.vue'),
    props: ({ params }) => ({ decision: params.decision || undefined, legal: false }),
    meta: { title: '年检结论', operation: 'listReviewDecisions' },
  },
  {
    path: '/rectifications/:rectification?',
    component: () => import('./RectificationDesk.vue'),
    props: true,
    meta: { title: '整改', operation: 'listRectifications' },
  },
]
