import type { SubPage } from './ui/SubNav.vue'

/** The law, and what must be looked at again since it changed (法律法规). */
export const LAW_PAGES: readonly SubPage[] = [
  { label: '法律法规', to: '/statutes', operation: 'listStatuteUse' },
  { label: '待复核', to: '/stale', operation: 'listStaleCitations' },
  { label: '导入情况', to: '/statute-files', operation: 'listStatuteFiles' },
]
