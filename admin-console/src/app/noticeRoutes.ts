import type { RouteRecordRaw } from 'vue-router'

/** Pages for telling organisations something, and for reaching by hand whom nothing else reached. */
export const noticeRoutes: RouteRecordRaw[] = [
  {
    path: '/circulars',
    component: () => import('@/features/circular/CircularsPage.vue'),
    meta: { title: '群发通知', operation: 'listCirculars' },
  },
  {
    path: '/circulars/new',
    component: () => import('@/features/circular/ComposePage.vue'),
    meta: { title: '写一份通知', operation: 'createCircular' },
  },
  {
    path: '/circulars/:circular',
    component: () => import('./CircularDesk.vue'),
    props: true,
    meta: { title: '群发通知', operation: 'getCircular' },
  },
  {
    path: '/circulars/:circular/edit',
    component: () => import('@/features/circular/ComposePage.vue'),
    props: true,
    meta: { title: '修改通知', operation: 'updateCircular' },
  },
  {
    path: '/circulars/:circular/watch',
    component: () => import('./WatchDesk.vue'),
    props: true,
    meta: { title: '送达情况', operation: 'getCircularProgress' },
  },
  {
    path: '/templates',
    component: () => import('@/features/wording/TemplatesPage.vue'),
    meta: { title: '模板', operation: 'listTemplates' },
  },
  {
    path: '/templates/new',
    component: () => import('@/features/wording/EditTemplatePage.vue'),
    meta: { title: '新建模板', operation: 'createTemplate' },
  },
  {
    path: '/templates/:template',
    component: () => import('@/features/wording/TemplatePage.vue'),
    props: true,
    meta: { title: '模板', operation: 'getTemplate' },
  },
  {
    path: '/templates/:template/edit',
    component: () => import('@/features/wording/EditTemplatePage.vue'),
    props: true,
    meta: { title: '修改模板', operation: 'addTemplateVersion' },
  },
  {
    path: '/ladders',
    component: () => import('@/features/reminder/LaddersPage.vue'),
    meta: { title: '催报阶梯', operation: 'listLadders' },
  },
  {
    path: '/ladders/new',
    component: () => import('@/features/reminder/LadderPage.vue'),
    meta: { title: '新建催报阶梯', operation: 'createLadder' },
  },
  {
    path: '/ladders/:ladder',
    component: () => import('@/features/reminder/LadderPage.vue'),
    props: true,
    meta: { title: '修改催报阶梯', operation: 'changeLadder' },
  },
  {
    path: '/holidays',
    component: () => import('@/features/reminder/HolidaysPage.vue'),
    meta: { title: '放假安排', operation: 'listHolidayYears' },
  },
  {
    path: '/wechat',
    component: () => import('@/features/wechat/WeChatPage.vue'),
    meta: { title: '微信', operation: 'getWeChatState' },
  },
  {
    path: '/calls',
    component: () => import('@/features/contact/CallsPage.vue'),
    meta: { title: '电话名单', operation: 'listCalls' },
  },
  {
    path: '/letters',
    component: () => import('@/features/contact/LettersPage.vue'),
    meta: { title: '信件', operation: 'listLetters' },
  },
  {
    path: '/tasks',
    component: () => import('@/features/contact/TasksPage.vue'),
    meta: { title: '要处理的事', operation: 'listTasks' },
  },
  {
    path: '/bounces',
    component: () => import('@/features/contact/BouncesPage.vue'),
    meta: { title: '退信', operation: 'listBounces' },
  },
  { path: '/phones', component: () => import('@/features/demo/PhonesPage.vue'), meta: { title: '手机' } },
]
