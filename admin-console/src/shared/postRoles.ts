import type { PostRole } from '@/shared/api/types'

export const POST_ROLES: Record<PostRole, string> = { child_director: '儿童主任', child_supervisor: '儿童督导员', volunteer: '志愿者' }
