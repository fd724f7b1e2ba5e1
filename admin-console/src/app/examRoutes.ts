import type { RouteRecordRaw } from 'vue-router'

/** Question banks and exams. */
export const examRoutes: RouteRecordRaw[] = [
  { path: '/exam', redirect: '/exam/questions' },
  {
    path: '/exam/questions/new',
    component: () => import('@/features/exam/EditQuestionPage.vue'),
    meta: { title: '新增题目', operation: 'createExamQuestion' },
  },
  {
    path: '/exam/questions/:question?',
    component: () => import('@/features/exam/QuestionsPage.vue'),
    props: true,
    meta: { title: '题目', operation: 'listExamQuestions' },
  },
  {
    path: '/exam/questions/:question/edit',
    component: () => import('@/features/exam/EditQuestionPage.vue'),
    props: true,
    meta: { title: '修改题目', operation: 'changeExamQuestion' },
  },
  {
    path: '/exam/plans',
    component: () => import('@/features/exam/PlansPage.vue'),
    meta: { title: '考试方案', operation: 'listExamBanks' },
  },
  {
    path: '/exam/plans/new',
    component: () => import('@/features/exam/EditExamPage.vue'),
    meta: { title: '新建考试', operation: 'createExam' },
  },
  {
    path: '/exam/plans/:exam',
    component: () => import('@/features/exam/EditExamPage.vue'),
    props: true,
    meta: { title: '修改考试', operation: 'changeExam' },
  },
  {
    path: '/exam/statistics',
    component: () => import('@/features/exam/StatisticsPage.vue'),
    meta: { title: '题目分析', operation: 'getExamStatistics' },
  },
  {
    path: '/exam/results',
    component: () => import('@/features/exam/ResultsPage.vue'),
    meta: { title: '考试成绩', operation: 'getExamResults' },
  },
]
