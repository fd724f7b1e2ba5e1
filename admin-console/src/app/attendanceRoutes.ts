import type { RouteRecordRaw } from 'vue-router'

/** Pages of one training session besides its own: who is there, and who has not signed up. */
export const attendanceRoutes: RouteRecordRaw[] = [
  {
    path: '/trainings/:session/screen',
    component: () => import('@/features/training/ScreenPage.vue'),
    props: true,
    meta: { title: '到场码', operation: 'getAttendanceCode' },
  },
  {
    path: '/trainings/:session/attendance',
    component: () => import('@/features/training/AttendancePage.vue'),
    props: true,
    meta: { title: '到场', operation: 'listAttendance' },
  },
  {
    path: '/trainings/:session/sheet',
    component: () => import('@/features/training/SheetPage.vue'),
    props: true,
    meta: { title: '到场表', operation: 'getAttendanceSheet' },
  },
  {
    path: '/trainings/:session/missing',
    component: () => import('@/features/training/MissingPage.vue'),
    props: true,
    meta: { title: '还没报名的人', operation: 'listNotSignedUp' },
  },
]
