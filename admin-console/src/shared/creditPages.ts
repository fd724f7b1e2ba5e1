import type { SubPage } from './ui/SubNav.vue'

/** What is decided about organisations that did not do their duty (信用名录和处罚). */
export const CREDIT_PAGES: readonly SubPage[] = [
  { label: '办理', to: '/credit-moves', operation: 'listCreditMoves' },
  { label: '到期提醒', to: '/credit-tasks', operation: 'listCreditTasks' },
  { label: '异议', to: '/credit-objections', operation: 'listCreditObjections' },
  { label: '名录', to: '/credit-lists', operation: 'listCreditStandings' },
  { label: '批量试算', to: '/credit-runs', operation: 'listCreditRuns' },
  { label: '暂缓和排除', to: '/credit-holds', operation: 'listCreditHolds' },
  { label: '处罚案件', to: '/penalties', operation: 'listPenalties' },
  { label: '名录规则', to: '/credit-rules', operation: 'getCreditRules' },
]

/** The law that the grounds and moves of both lists name by the clause alone. */
export const CREDIT_MEASURES = '社会组织信用信息管理办法'
