import type { RouteRecordRaw } from 'vue-router'

/** Pages for writing, reviewing and publishing what residents read. */
export const contentRoutes: RouteRecordRaw[] = [
  {
    path: '/content',
    component: () => import('@/features/content/PiecesPage.vue'),
    meta: { title: '普法内容', operation: 'listPieces' },
  },
  {
    path: '/content/new/:kind(card|guide)',
    component: () => import('./EditorDesk.vue'),
    props: true,
    meta: { title: '写普法内容', operation: 'createPiece' },
  },
  {
    path: '/content/:piece',
    component: () => import('@/features/content/PiecePage.vue'),
    props: true,
    meta: { title: '普法内容', operation: 'getPiece' },
  },
  {
    path: '/content/:piece/editions/:number(\\d+)',
    component: () => import('@/features/content/EditionPage.vue'),
    props: true,
    meta: { title: '普法内容', operation: 'getEdition' },
  },
  {
    path: '/content/:piece/editions/:number(\\d+)/edit',
    component: () => import('./EditorDesk.vue'),
    props: true,
    meta: { title: '写普法内容', operation: 'saveEdition' },
  },
  {
    path: '/reviews',
    component: () => import('@/features/content/ReviewsPage.vue'),
    meta: { title: '审核', operation: 'listPieces' },
  },
]
