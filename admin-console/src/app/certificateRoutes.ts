import type { RouteRecordRaw } from 'vue-router'

/** Pages of certificates and hours. */
export const certificateRoutes: RouteRecordRaw[] = [
  {
    path: '/certificates/:certificate?',
    component: () => import('@/features/certificate/CertificatesPage.vue'),
    props: true,
    meta: { title: '证书', operation: 'listCertificates' },
  },
  {
    path: '/hours-statements',
    component: () => import('@/features/hours/StatementsPage.vue'),
    meta: { title: '申报的学时', operation: 'listHoursStatements' },
  },
  {
    path: '/hours/:person',
    component: () => import('@/features/hours/HoursPage.vue'),
    props: true,
    meta: { title: '学时', operation: 'getHours' },
  },
]
