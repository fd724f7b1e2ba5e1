import type { RouteRecordRaw } from 'vue-router'
import './element'
import { attendanceRoutes } from './attendanceRoutes'
import { certificateRoutes } from './certificateRoutes'
import { contentRoutes } from './contentRoutes'
import { counselRoutes } from './counselRoutes'
import { courseRoutes } from './courseRoutes'
import { creditRoutes } from './creditRoutes'
import { examRoutes } from './examRoutes'
import { filingRoutes } from './filingRoutes'
import { lawReportRoutes } from './lawReportRoutes'
import { lawRoutes } from './lawRoutes'
import { ledgerRoutes } from './ledgerRoutes'
import { needsRoutes } from './needsRoutes'
import { noticeRoutes } from './noticeRoutes'
import { outreachRoutes } from './outreachRoutes'
import { publicationRoutes } from './publicationRoutes'
import { reviewRoutes } from './reviewRoutes'

/** All pages of the console but the one that says that there is none. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./HomePage.vue'), meta: { title: '待办' } },
  {
    path: '/organizations/import',
    component: () => import('@/features/organization/ImportPage.vue'),
    meta: { title: '导入名册', operation: 'importOrganizations' },
  },
  {
    path: '/organizations/:organization/file',
    component: () => import('./OrganizationFile.vue'),
    props: true,
    meta: { title: '社会组织', operation: 'getOrganization' },
  },
  {
    path: '/organizations/:organization?',
    component: () => import('./OrganizationDesk.vue'),
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
    path: '/campaigns/:campaign/edit',
    component: () => import('@/features/annualreport/NewCampaignPage.vue'),
    props: true,
    meta: { title: '修改年报工作', operation: 'changeCampaign' },
  },
  {
    path: '/campaigns/:campaign/scope',
    component: () => import('@/features/annualreport/ScopePage.vue'),
    props: true,
    meta: { title: '年报名单', operation: 'listCampaignScope' },
  },
  {
    path: '/extensions',
    component: () => import('@/features/annualreport/ExtensionsPage.vue'),
    meta: { title: '延期申请', operation: 'decideExtension' },
  },
  {
    path: '/campaigns/:campaign',
    component: () => import('@/features/annualreport/CampaignPage.vue'),
    props: true,
    meta: { title: '年报工作', operation: 'getCampaign' },
  },
  {
    path: '/trainings',
    component: () => import('@/features/training/SessionsPage.vue'),
    meta: { title: '培训', operation: 'listEnrolments' },
  },
  {
    path: '/trainings/new',
    component: () => import('@/features/training/NewSessionPage.vue'),
    meta: { title: '发布培训班', operation: 'createTrainingSession' },
  },
  {
    path: '/trainings/:session',
    component: () => import('@/features/training/SessionPage.vue'),
    props: true,
    meta: { title: '培训班', operation: 'listEnrolments' },
  },
  ...attendanceRoutes,
  {
    path: '/coverage',
    component: () => import('@/features/post/CoveragePage.vue'),
    meta: { title: '覆盖情况', operation: 'getCoverage' },
  },
  {
    path: '/volunteers/:volunteer?',
    component: () => import('@/features/volunteer/VolunteersPage.vue'),
    props: true,
    meta: { title: '志愿者', operation: 'listVolunteers' },
  },
  {
    path: '/posts',
    component: () => import('./PostDesk.vue'),
    meta: { title: '岗位与登记', operation: 'listPostRequests' },
  },
  {
    path: '/offices/new',
    component: () => import('@/features/office/NewOfficePage.vue'),
    meta: { title: '登记办事机构', operation: 'createOffice' },
  },
  {
    path: '/offices/:office?',
    component: () => import('@/features/office/OfficesPage.vue'),
    props: true,
    meta: { title: '办事机构', operation: 'listOfficeRecords' },
  },
  {
    path: '/offices/:office/edit',
    component: () => import('@/features/office/EditOfficePage.vue'),
    props: true,
    meta: { title: '更正办事机构', operation: 'changeOffice' },
  },
  {
    path: '/campaigns/:campaign/returns/:return?',
    component: () => import('@/features/annualreport/ReturnsPage.vue'),
    props: true,
    meta: { title: '报送的年报', operation: 'listReturns' },
  },
  ...filingRoutes,
  ...reviewRoutes,
  ...counselRoutes,
  ...noticeRoutes,
  ...contentRoutes,
  ...courseRoutes,
  ...examRoutes,
  ...needsRoutes,
  ...outreachRoutes,
  ...lawRoutes,
  ...certificateRoutes,
  ...creditRoutes,
  ...ledgerRoutes,
  ...publicationRoutes,
  ...lawReportRoutes,
  {
    path: '/audit',
    component: () => import('@/features/audit/AuditPage.vue'),
    meta: { title: '操作记录', operation: 'listAuditEvents' },
  },
  {
    path: '/people/new',
    component: () => import('@/features/staff/NewPersonPage.vue'),
    meta: { title: '新建账号', operation: 'createPerson' },
  },
  {
    path: '/people/:person?',
    component: () => import('./PersonDesk.vue'),
    props: true,
    meta: { title: '账号', operation: 'listPeople' },
  },
  {
    path: '/duties',
    component: () => import('@/features/staff/DutiesPage.vue'),
    meta: { title: '岗位', operation: 'getStaffing' },
  },
  {
    path: '/deputies',
    component: () => import('@/features/staff/DeputiesPage.vue'),
    meta: { title: '代理', operation: 'listDeputies' },
  },
  {
    path: '/deputies/new',
    component: () => import('@/features/staff/NewDeputyPage.vue'),
    meta: { title: '任命代理人', operation: 'appointDeputy' },
  },
  {
    path: '/setup',
    component: () => import('@/features/setup/SetupPage.vue'),
    meta: { title: '开办向导', operation: 'getCountySetup' },
  },
  { path: '/security', component: () => import('./SecurityPage.vue'), meta: { title: '登录安全' } },
  { path: '/link/:token', component: () => import('./LinkPage.vue'), props: true, meta: { title: '登录', alone: true } },
]
