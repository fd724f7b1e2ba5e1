import type { RouteRecordRaw } from 'vue-router'

/** Pages about what people ask and do not find. */
export const needsRoutes: RouteRecordRaw[] = [
  {
    path: '/needs',
    component: () => import('@/features/needs/BoardPage.vue'),
    meta: { title: '需求画像', operation: 'getNeedsBoard' },
  },
  {
    path: '/questions',
    component: () => import('@/features/needs/QuestionsPage.vue'),
    meta: { title: '提问', operation: 'listQuestions' },
  },
  {
    path: '/questions/:question',
    component: () => import('@/features/needs/QuestionPage.vue'),
    props: true,
    meta: { title: '提问', operation: 'getQuestion' },
  },
  {
    path: '/opinions',
    component: () => import('@/features/needs/OpinionsPage.vue'),
    meta: { title: '意见与投诉', operation: 'listQuestions' },
  },
  {
    path: '/proposals',
    component: () => import('@/features/needs/ProposalsPage.vue'),
    meta: { title: '选题', operation: 'listTopicProposals' },
  },
  {
    path: '/hotline',
    component: () => import('@/features/needs/HotlinePage.vue'),
    meta: { title: '12345 来电', operation: 'listHotline' },
  },
]
