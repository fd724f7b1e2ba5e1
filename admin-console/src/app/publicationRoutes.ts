import type { RouteRecordRaw } from 'vue-router'

/** Pages of what is made public. */
export const publicationRoutes: RouteRecordRaw[] = [
  {
    path: '/publications',
    component: () => import('@/features/publication/BatchesPage.vue'),
    meta: { title: '公示批次', operation: 'listPublicationBatches' },
  },
  {
    path: '/publications/new',
    component: () => import('@/features/publication/GatherPage.vue'),
    meta: { title: '新建公示批次', operation: 'createPublicationBatch' },
  },
  {
    path: '/publications/:batch/edit',
    component: () => import('@/features/publication/GatherPage.vue'),
    props: true,
    meta: { title: '修改公示批次', operation: 'savePublicationBatch' },
  },
  {
    path: '/publications/:batch',
    component: () => import('@/features/publication/BatchPage.vue'),
    props: true,
    meta: { title: '公示批次', operation: 'getPublicationBatch' },
  },
  {
    path: '/corrections',
    component: () => import('@/features/publication/CorrectionsPage.vue'),
    meta: { title: '更正说明', operation: 'listPublicationCorrections' },
  },
  {
    path: '/open-data',
    component: () => import('@/features/publication/OpenDataPage.vue'),
    meta: { title: '开放数据', operation: 'listPublicationBatches' },
  },
]
