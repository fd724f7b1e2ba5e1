import type { RouteRecordRaw } from 'vue-router'

/** Pages of the law and of what cites it. */
export const lawRoutes: RouteRecordRaw[] = [
  {
    path: '/statutes',
    component: () => import('@/features/law/StatutesPage.vue'),
    meta: { title: '法律法规', operation: 'listStatuteUse' },
  },
  {
    path: '/statutes/import',
    component: () => import('@/features/law/ImportStatutePage.vue'),
    meta: { title: '导入法规', operation: 'importStatute' },
  },
  {
    path: '/statutes/:statute',
    component: () => import('@/features/law/StatutePage.vue'),
    props: true,
    meta: { title: '法律法规', operation: 'listStatuteUse' },
  },
  {
    path: '/statutes/:statute/diff',
    component: () => import('@/features/law/DiffPage.vue'),
    props: true,
    meta: { title: '版本对照', operation: 'diffStatuteVersions' },
  },
  {
    path: '/statute-files',
    component: () => import('@/features/law/StatuteFilesPage.vue'),
    meta: { title: '导入情况', operation: 'listStatuteFiles' },
  },
  {
    path: '/stale',
    component: () => import('@/features/law/StalePage.vue'),
    meta: { title: '待复核', operation: 'listStaleCitations' },
  },
]
