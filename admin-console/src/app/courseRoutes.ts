import type { RouteRecordRaw } from 'vue-router'

/** Pages for writing courses, publishing them, and seeing who is how far. */
export const courseRoutes: RouteRecordRaw[] = [
  {
    path: '/courses',
    component: () => import('@/features/course/CoursesPage.vue'),
    meta: { title: '课程', operation: 'listCourseRecords' },
  },
  {
    path: '/courses/new',
    component: () => import('@/features/course/NewCoursePage.vue'),
    meta: { title: '新建课程', operation: 'createCourse' },
  },
  {
    path: '/courses/:course',
    component: () => import('@/features/course/CoursePage.vue'),
    props: true,
    meta: { title: '课程', operation: 'getCourseRecord' },
  },
  {
    path: '/courses/:course/versions/:version(\\d+)',
    component: () => import('@/features/course/VersionPage.vue'),
    props: true,
    meta: { title: '课程', operation: 'getCourseVersion' },
  },
  {
    path: '/courses/:course/draft',
    component: () => import('@/features/course/DraftPage.vue'),
    props: true,
    meta: { title: '写课程', operation: 'changeCourseDraft' },
  },
  {
    path: '/courses/:course/draft/lessons/:lesson',
    component: () => import('@/features/course/LessonPage.vue'),
    props: true,
    meta: { title: '写一课', operation: 'saveLesson' },
  },
  {
    path: '/courses/:course/overview',
    component: () => import('@/features/course/OverviewPage.vue'),
    props: true,
    meta: { title: '学习情况', operation: 'getCourseOverview' },
  },
]
