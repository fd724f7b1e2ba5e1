import type { SubPage } from './ui/SubNav.vue'

/** Bringing the law to people (普法). */
export const OUTREACH_PAGES: readonly SubPage[] = [
  { label: '普法活动', to: '/events', operation: 'listPufaEvents' },
  { label: '现场', to: '/stands', operation: 'listStands' },
  { label: '责任清单', to: '/plan', operation: 'listPlanItems' },
  { label: '宣传日历', to: '/legal-days', operation: 'listLegalDays' },
  { label: '村居覆盖', to: '/reach', operation: 'getPlanCover' },
  { label: '协作普法单', to: '/joint-sheets', operation: 'listJointSheets' },
  { label: '宣传资料', to: '/leaflets', operation: 'listLeaflets' },
]
