import type { SubPage } from './ui/SubNav.vue'

/** What belongs to training (培训): who stands where, who helps, and what they learn. */
export const TRAINING_PAGES: readonly SubPage[] = [
  { label: '覆盖情况', to: '/coverage', operation: 'getCoverage' },
  { label: '岗位与登记', to: '/posts', operation: 'listPostRequests' },
  { label: '志愿者', to: '/volunteers', operation: 'listVolunteers' },
  { label: '培训班', to: '/trainings', operation: 'listEnrolments' },
]
