import type { VolunteerAssignment, VolunteerSkill, VolunteerSlot, VolunteerState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const SKILLS: Record<VolunteerSkill, string> = {
  teaching: '宣讲讲课',
  tutoring: '学习辅导',
  legal: '法律咨询',
  counselling: '心理疏导',
  first_aid: '医护急救',
  elder_care: '陪护老人',
  child_care: '照看儿童',
  dialect: '方言翻译',
  sign_language: '手语',
  photography: '拍照摄像',
  performing: '文艺表演',
  organizing: '活动组织',
  driving: '开车接送',
  computer: '电脑手机',
}

export const WEEKDAYS: Record<VolunteerSlot['weekday'], string> = { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' }
export const BANDS: Record<VolunteerSlot['band'], string> = { morning: '上午', afternoon: '下午', evening: '晚上' }

export const VOLUNTEER_STATES: Record<VolunteerState, string> = { active: '在册', awaiting_guardian: '等同意书', withdrawn: '已退出' }
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
