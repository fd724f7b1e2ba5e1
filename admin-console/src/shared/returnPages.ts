import type { SubPage } from './ui/SubNav.vue'

/** What belongs to the annual returns (年报) of the organisations. */
export const RETURN_PAGES: readonly SubPage[] = [
  { label: '年报工作', to: '/campaigns', operation: 'listCampaigns' },
  { label: '待核对的盖章页', to: '/filing-pages', operation: 'listFilingPages' },
  { label: '业务主管单位', to: '/supervising-units', operation: 'listSupervisingUnits' },
]
