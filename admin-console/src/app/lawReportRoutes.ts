import type { RouteRecordRaw } from 'vue-router'

/** Pages of the bureau's yearly report, its figures, and the leader's page. */
export const lawReportRoutes: RouteRecordRaw[] = [
  {
    path: '/figures/:year(\\d{4})?/:figure?',
    component: () => import('@/features/lawreport/FiguresPage.vue'),
    props: true,
    meta: { title: '年度数据', operation: 'getYearlyFigures' },
  },
  {
    path: '/law-reports',
    component: () => import('@/features/lawreport/ReportsPage.vue'),
    meta: { title: '法治报告', operation: 'listLawReports' },
  },
  {
    path: '/law-reports/:report',
    component: () => import('@/features/lawreport/ReportPage.vue'),
    props: true,
    meta: { title: '法治报告', operation: 'getLawReport' },
  },
  {
    path: '/leader',
    component: () => import('@/features/lawreport/LeaderPage.vue'),
    meta: { title: '领导看板', operation: 'getLeaderPage' },
  },
]
