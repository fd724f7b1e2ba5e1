import type { EnrolmentState, PostRole, PostState, SignUpState, TrainingSession } from '@/shared/api/types'
import { count, type Tone } from '@/shared/words'

export const POST_ROLES: Record<PostRole, string> = { child_director: '儿童主任', child_supervisor: '儿童督导员', volunteer: '志愿者' }

export const SIGN_UP_STATES: Record<SignUpState, string> = { not_yet: '报名未开始', open: '报名中', closed: '报名已结束', cancelled: '已取消' }
export const SIGN_UP_TONES: Record<SignUpState, Tone> = { not_yet: 'blue', open: 'green', closed: 'plain', cancelled: 'red' }

export const ENROLMENT_STATES: Record<EnrolmentState, string> = { enrolled: '已报上', waiting: '候补', withdrawn: '已退出' }
export const ENROLMENT_TONES: Record<EnrolmentState, Tone> = { enrolled: 'green', waiting: 'amber', withdrawn: 'plain' }

export const POST_STATES: Record<PostState, string> = { waiting: '待审核', accepted: '已通过', refused: '未通过' }
export const POST_TONES: Record<PostState, Tone> = { waiting: 'amber', accepted: 'green', refused: 'red' }

export function audienceText(session: TrainingSession, name: (code: string) => string): string {
  const roles = session.audience.map((role) => POST_ROLES[role]).join('、')
  return session.townships.length ? `${roles}（${session.townships.map(name).join('、')}）` : `${roles}（全县）`
}

export function seatsText({ capacity, seatsLeft, waiting }: TrainingSession): string {
  const taken = `${count(capacity - seatsLeft)} / ${count(capacity)}`
  return waiting ? `${taken}，候补 ${count(waiting)}` : taken
}
