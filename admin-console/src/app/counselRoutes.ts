import type { RouteRecordRaw } from 'vue-router'

/** Pages of the legal counsel (法律顾问). */
export const counselRoutes: RouteRecordRaw[] = [
  {
    path: '/counsel',
    component: () => import('@/features/counsel/CounselPage.vue'),
    meta: { title: '法律顾问', operation: 'listCounselRequests' },
  },
  {
    path: '/counsel/:request',
    component: () => import('@/features/counsel/RequestPage.vue'),
    props: true,
    meta: { title: '法律顾问意见', operation: 'getCounselRequest' },
  },
]
