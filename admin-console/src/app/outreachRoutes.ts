import type { RouteRecordRaw } from 'vue-router'

/** Pages about bringing the law to people: events and their stands, the plan, joint sheets, leaflets. */
export const outreachRoutes: RouteRecordRaw[] = [
  {
    path: '/events/new',
    component: () => import('@/features/outreach/NewEventPage.vue'),
    meta: { title: '记一场活动', operation: 'createPufaEvent', field: true },
  },
  {
    path: '/events/device',
    component: () => import('@/features/outreach/DeviceRecordsPage.vue'),
    meta: { title: '这台设备上的记录', operation: 'createPufaEvent', field: true },
  },
  {
    path: '/events/device/:record',
    component: () => import('@/features/outreach/NewEventPage.vue'),
    props: true,
    meta: { title: '记一场活动', operation: 'createPufaEvent', field: true },
  },
  {
    path: '/events/:event/photos/:photo',
    component: () => import('@/features/evidence/MarkPage.vue'),
    props: true,
    meta: { title: '标注照片', operation: 'markEventPhoto' },
  },
  {
    path: '/events/:event?',
    component: () => import('@/features/outreach/EventsPage.vue'),
    props: true,
    meta: { title: '普法活动', operation: 'listPufaEvents', field: true },
  },
  {
    path: '/stands/:stand?',
    component: () => import('@/features/stand/StandsPage.vue'),
    props: true,
    meta: { title: '现场', operation: 'listStands' },
  },
  {
    path: '/stands/:stand/code',
    component: () => import('@/features/stand/CodePage.vue'),
    props: true,
    meta: { title: '现场码', operation: 'getStandCode' },
  },
  {
    path: '/plan',
    component: () => import('@/features/plan/PlanPage.vue'),
    meta: { title: '普法责任清单', operation: 'listPlanItems' },
  },
  {
    path: '/legal-days',
    component: () => import('@/features/plan/LegalDaysPage.vue'),
    meta: { title: '宣传日历', operation: 'listLegalDays' },
  },
  {
    path: '/reach',
    component: () => import('@/features/plan/ReachPage.vue'),
    meta: { title: '村居覆盖', operation: 'getPlanCover' },
  },
  {
    path: '/joint-sheets/:sheet?',
    component: () => import('@/features/jointsheet/SheetsPage.vue'),
    props: true,
    meta: { title: '协作普法单', operation: 'listJointSheets' },
  },
  {
    path: '/my-parts',
    component: () => import('@/features/jointsheet/MyPartsPage.vue'),
    meta: { title: '协作普法', operation: 'listMyParts' },
  },
  {
    path: '/part/:token',
    component: () => import('@/features/jointsheet/LinkedPartPage.vue'),
    props: true,
    meta: { title: '协作普法', alone: true },
  },
  {
    path: '/leaflets/:leaflet?',
    component: () => import('@/features/leaflet/LeafletsPage.vue'),
    props: true,
    meta: { title: '宣传资料', operation: 'listLeaflets' },
  },
]
