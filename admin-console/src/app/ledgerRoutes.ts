import type { RouteRecordRaw } from 'vue-router'

/** Pages of the ledgers; one pair of pages shows every kind. */
export const ledgerRoutes: RouteRecordRaw[] = [
  { path: '/ledgers', redirect: '/ledgers/petition' },
  {
    path: '/ledgers/:kind',
    component: () => import('@/features/ledger/LedgerPage.vue'),
    props: true,
    meta: { title: '台账', operation: 'listLedgerEntries' },
  },
  {
    path: '/ledgers/:kind/:entry',
    component: () => import('@/features/ledger/EntryPage.vue'),
    props: true,
    meta: { title: '台账', operation: 'getLedgerEntry' },
  },
]
