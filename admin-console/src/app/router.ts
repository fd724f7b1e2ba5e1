import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import HomePage from './HomePage.vue'
import MissingPage from './MissingPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Operation without which the page shows 无权限. */
    operation?: string
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', component: HomePage, meta: { title: '待办' } },
  {
    path: '/organizations/import',
    component: () => import('@/features/organization/ImportPage.vue'),
    meta: { title: '导入名册', operation: 'importOrganizations' },
  },
  {
    path: '/organizations/:organization?',
    component: () => import('@/features/organization/OrganizationsPage.vue'),
    props: true,
    meta: { title: '社会组织', operation: 'listOrganizations' },
  },
  {
    path: '/campaigns',
    component: () => import('@/features/annualreport/CampaignsPage.vue'),
    meta: { title: '年报', operation: 'listCampaigns' },
  },
  {
    path: '/campaigns/new',
    component: () => import('@/features/annualreport/NewCampaignPage.vue'),
    meta: { title: '新建年报工作', operation: 'createCampaign' },
  },
  {
    path: '/campaigns/:campaign',
    component: () => import('@/features/annualreport/CampaignPage.vue'),
    props: true,
    meta: { title: '年报工作', operation: 'getCampaign' },
  },
  {
    path: '/figures/:year(\\d{4})?/:figure?',
    component: () => import('@/features/lawreport/FiguresPage.vue'),
    props: true,
    meta: { title: '年度数据', operation: 'getYearlyFigures' },
  },
  {
    path: '/audit',
    component: () => import('@/features/audit/AuditPage.vue'),
    meta: { title: '操作记录', operation: 'listAuditEvents' },
  },
  {
    path: '/people',
    component: () => import('@/features/identity/PeoplePage.vue'),
    meta: { title: '账号', operation: 'listPeople' },
  },
  { path: '/:rest(.*)*', component: MissingPage, meta: { title: '没有这个页面' } },
]

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (samePage(to.matched, from.matched) ? false : { top: 0 }),
})

function samePage(to: readonly unknown[], from: readonly unknown[]): boolean {
  return to[0] === from[0]
}

router.afterEach((to) => {
  document.title = `${to.meta.title} · 普法通`
})
