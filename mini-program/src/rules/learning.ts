import type { components as identity } from '@/contract/identity'
import type { Page } from '@/platform/navigation'

/** One row of 我的学习. */
export interface LearningRow {
  title: string
  detail: string
  page: Page
}

/** In this order: 岗位, 课程, 考试, 证书, 培训班, 学时; each feature has its own row. */
export const learningRows: readonly LearningRow[] = [
  { title: '我的岗位', detail: '离上岗还差什么，接下来做什么', page: '/packages/post/duty' },
  { title: '课程', detail: '一课一课学，没有网络也能学', page: '/packages/course/courses' },
  { title: '考试', detail: '考什么、还能考几次、考得怎么样', page: '/packages/exam/exams' },
  { title: '证书', detail: '出示二维码、打印、看有效期', page: '/packages/certificate/mine' },
  { title: '培训班', detail: '报名、候补、确认到场', page: '/packages/training/sessions' },
  { title: '学时', detail: '已核实的、自己申报的、学时证明', page: '/packages/hours/hours' },
]

/** What somebody has earned, whatever posts are held now. */
export interface Earned {
  exams: boolean
  certificates: boolean
  hours: boolean
}

/** For who holds no post any more: what was earned stays, and is shown where there is any. */
export function earnedRows(earned: Earned): LearningRow[] {
  const pages: readonly (Page | false)[] = [
    earned.exams && '/packages/exam/exams',
    earned.certificates && '/packages/certificate/mine',
    earned.hours && '/packages/hours/hours',
  ]
  return learningRows.filter((row) => pages.includes(row.page))
}

const LEARNERS: readonly string[] = ['child_director', 'child_supervisor', 'volunteer']

/** Whether one of these roles is a post that is trained for. */
export function learns(roles: readonly Pick<identity['schemas']['Grant'], 'role'>[]): boolean {
  return roles.some((grant) => LEARNERS.includes(grant.role))
}
