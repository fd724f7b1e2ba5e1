import band from '@/shared/api/generated/values/Band'
import volunteerSkill from '@/shared/api/generated/values/VolunteerSkill'
import volunteerState from '@/shared/api/generated/values/VolunteerState'
import weekday from '@/shared/api/generated/values/Weekday'
import type { VolunteerAssignment, VolunteerSkill, VolunteerSlot, VolunteerState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const SKILLS: Record<VolunteerSkill, string> = volunteerSkill

export const WEEKDAYS: Record<VolunteerSlot['weekday'], string> = weekday
export const BANDS: Record<VolunteerSlot['band'], string> = band

export const VOLUNTEER_STATES: Record<VolunteerState, string> = volunteerState
export const VOLUNTEER_TONES: Record<VolunteerState, Tone> = { active: 'green', awaiting_guardian: 'amber', withdrawn: 'plain' }

export const ASSIGNMENT_STATES: Record<VolunteerAssignment['state'], string> = {
  proposed: '等答复',
  accepted: '已接受',
  declined: '已谢绝',
  cancelled: '已取消',
  served: '已服务',
  absent: '没有到',
}
export const ASSIGNMENT_TONES: Record<VolunteerAssignment['state'], Tone> = { proposed: 'amber', accepted: 'blue', declined: 'plain', cancelled: 'plain', served: 'green', absent: 'red' }

/** 周六上午、周日下午 */
export function slotsText(slots: readonly VolunteerSlot[]): string {
  return slots.map(({ weekday, band }) => `${WEEKDAYS[weekday]}${BANDS[band]}`).join('、')
}

/** 2 小时 30 分 */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours ? `${hours} 小时` : '', rest ? `${rest} 分` : ''].filter(Boolean).join(' ') || '0 分'
}
