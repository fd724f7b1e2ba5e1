import type { RouteRecordRaw } from 'vue-router'

/** Pages of what the organisations filed: consent, scanned pages, reading. */
export const filingRoutes: RouteRecordRaw[] = [
  {
    path: '/consents/:return?',
    component: () => import('@/features/filing/ConsentDesk.vue'),
    props: true,
    meta: { title: '初审', operation: 'listConsentRequests' },
  },
  {
    path: '/filing-pages/:page?',
    component: () => import('@/features/filing/PagesDesk.vue'),
    props: true,
    meta: { title: '待核对的盖章页', operation: 'listFilingPages' },
  },
  {
    path: '/supervising-units',
    component: () => import('@/features/filing/UnitsPage.vue'),
    meta: { title: '业务主管单位', operation: 'listSupervisingUnits' },
  },
  {
    path: '/filed/:return',
    component: () => import('@/features/filing/FiledPage.vue'),
    props: true,
    meta: { title: '年报内容', operation: 'getReturnContent' },
  },
]
