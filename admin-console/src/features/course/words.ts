import learnerState from '@/shared/api/generated/values/LearnerState'
import type { CourseAudience, CourseVersionHead, LearnerState, LessonKind } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const AUDIENCES: Record<CourseAudience, string> = { child_director: '儿童主任', child_supervisor: '儿童督导员', volunteer: '志愿者' }

export const LESSON_KINDS: Record<LessonKind, string> = { text: '文字', audio: '录音', video: '视频', drill: '情景演练' }

export const VERSION_STATES: Record<CourseVersionHead['state'], string> = {
  draft: '草稿',
  live: '已发布',
  replaced: '已被新版本代替',
  withdrawn: '已下架',
  discarded: '已放弃',
}
export const VERSION_TONES: Record<CourseVersionHead['state'], Tone> = {
  draft: 'amber',
  live: 'green',
  replaced: 'plain',
  withdrawn: 'red',
  discarded: 'plain',
}

export const LEARNER_STATES: Record<LearnerState, string> = learnerState
export const LEARNER_TONES: Record<LearnerState, Tone> = { stuck: 'amber', learning: 'blue', not_started: 'plain', finished: 'green' }

export const audienceText = (audience: readonly CourseAudience[]) => audience.map((role) => AUDIENCES[role]).join('、')

/** 2 分 5 秒 */
export function lengthText(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  return minutes ? `${minutes} 分 ${whole % 60} 秒` : `${whole} 秒`
}

/** 3.2 MB */
export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
