import type { RouteRecordRaw } from 'vue-router'

/** Pages of the credit lists and of penalties. */
export const creditRoutes: RouteRecordRaw[] = [
  {
    path: '/credit-moves',
    component: () => import('@/features/creditlist/MovesPage.vue'),
    meta: { title: '信用名录办理', operation: 'listCreditMoves' },
  },
  {
    path: '/credit-moves/:move',
    component: () => import('./MoveDesk.vue'),
    props: true,
    meta: { title: '名录办理', operation: 'getCreditMove' },
  },
  {
    path: '/credit-tasks',
    component: () => import('@/features/creditlist/TasksPage.vue'),
    meta: { title: '到期提醒', operation: 'listCreditTasks' },
  },
  {
    path: '/credit-objections',
    component: () => import('@/features/creditlist/ObjectionsPage.vue'),
    meta: { title: '名录异议', operation: 'listCreditObjections' },
  },
  {
    path: '/credit-lists/:organization?',
    component: () => import('@/features/creditlist/StandingsPage.vue'),
    props: true,
    meta: { title: '信用名录', operation: 'listCreditStandings' },
  },
  {
    path: '/credit-runs',
    component: () => import('@/features/creditlist/RunsPage.vue'),
    meta: { title: '批量试算', operation: 'listCreditRuns' },
  },
  {
    path: '/credit-runs/:run',
    component: () => import('@/features/creditlist/RunPage.vue'),
    props: true,
    meta: { title: '批量试算', operation: 'getCreditRun' },
  },
  {
    path: '/credit-holds',
    component: () => import('@/features/creditlist/HoldsPage.vue'),
    meta: { title: '暂缓和排除', operation: 'listCreditHolds' },
  },
  {
    path: '/credit-rules',
    component: () => import('@/features/creditlist/RulesPage.vue'),
    meta: { title: '名录规则', operation: 'getCreditRules' },
  },
  {
    path: '/penalties',
    component: () => import('@/features/penalty/PenaltiesPage.vue'),
    meta: { title: '处罚案件', operation: 'listPenalties' },
  },
  {
    path: '/penalties/:penalty',
    component: () => import('./PenaltyDesk.vue'),
    props: true,
    meta: { title: '处罚案件', operation: 'getPenalty' },
  },
]
