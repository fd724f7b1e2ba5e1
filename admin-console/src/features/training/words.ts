import enrolmentState from '@/shared/api/generated/values/EnrolmentState'
import type { AttendanceHow, AttendanceResult, EnrolmentState, SessionHeld, SignUpState, TrainingSession } from '@/shared/api/types'
import { momentText } from '@/shared/dates'
import { POST_ROLES } from '@/shared/postRoles'
import { count, type Tone } from '@/shared/words'

export const SIGN_UP_STATES: Record<SignUpState, string> = { not_yet: '报名未开始', open: '报名中', closed: '报名已结束', cancelled: '已取消' }
export const SIGN_UP_TONES: Record<SignUpState, Tone> = { not_yet: 'blue', open: 'green', closed: 'plain', cancelled: 'red' }

export const ENROLMENT_STATES: Record<EnrolmentState, string> = enrolmentState
export const ENROLMENT_TONES: Record<EnrolmentState, Tone> = { enrolled: 'green', waiting: 'amber', offered: 'blue', withdrawn: 'plain' }

export function audienceText(session: TrainingSession, name: (code: string) => string): string {
  const roles = session.audience.map((role) => POST_ROLES[role]).join('、')
  return session.townships.length ? `${roles}（${session.townships.map(name).join('、')}）` : `${roles}（全县）`
}

export function seatsText({ capacity, seatsLeft, waiting }: TrainingSession): string {
  const taken = `${count(capacity - seatsLeft)} / ${count(capacity)}`
  return waiting ? `${taken}，候补 ${count(waiting)}` : taken
}

export const HELD: Record<SessionHeld, string> = { classroom: '现场', online: '线上' }

export const RESULTS: Record<AttendanceResult, string> = { present: '到场', late: '迟到', left_early: '早退', excused: '请假', absent: '未到' }
export const RESULT_TONES: Record<AttendanceResult, Tone> = { present: 'green', late: 'amber', left_early: 'amber', excused: 'blue', absent: 'red' }
export const HOWS: Record<AttendanceHow, string> = { code: '到场码', roll_call: '点名', sheet: '到场表', signing: '签字时未到', correction: '更正' }

/** Hours in which an offered seat may be answered. */
export const OFFER_HOURS: readonly { hours: number; label: string }[] = [
  { hours: 0, label: '不用答复，直接补上' },
  { hours: 4, label: '4 小时内答复' },
  { hours: 12, label: '12 小时内答复' },
  { hours: 24, label: '24 小时内答复' },
  { hours: 48, label: '48 小时内答复' },
]

export function offerText(hours: number): string {
  return hours ? `有人退出时，名额给下一位留 ${hours} 小时，等本人答复` : '有人退出时，下一位直接补上'
}

/** `2026-05-31 16:00 到 18:00`; the day is said again only where it is another one. */
export function spanText(from: string, to: string): string {
  const [begin, end] = [momentText(from), momentText(to)]
  return `${begin} 到 ${begin.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`
}
