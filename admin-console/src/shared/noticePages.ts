import type { SubPage } from './ui/SubNav.vue'

/** What belongs to telling organisations something (群发通知). */
export const NOTICE_PAGES: readonly SubPage[] = [
  { label: '群发通知', to: '/circulars', operation: 'listCirculars' },
  { label: '模板', to: '/templates', operation: 'listTemplates' },
  { label: '催报阶梯', to: '/ladders', operation: 'listLadders' },
  { label: '放假安排', to: '/holidays', operation: 'listHolidayYears' },
  { label: '微信', to: '/wechat', operation: 'getWeChatState' },
]

/** What people do by hand so that everybody is reached (联系). */
export const CONTACT_PAGES: readonly SubPage[] = [
  { label: '电话名单', to: '/calls', operation: 'listCalls' },
  { label: '信件', to: '/letters', operation: 'listLetters' },
  { label: '要处理的事', to: '/tasks', operation: 'listTasks' },
  { label: '退信', to: '/bounces', operation: 'listBounces' },
]
