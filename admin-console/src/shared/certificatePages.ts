import type { SubPage } from './ui/SubNav.vue'

/** What people proved, and what they attended (证书与学时). */
export const CERTIFICATE_PAGES: readonly SubPage[] = [
  { label: '证书', to: '/certificates', operation: 'listCertificates' },
  { label: '申报的学时', to: '/hours-statements', operation: 'listHoursStatements' },
]
