import questionState from '../api/generated/values/QuestionState'
import type { StandAsked, StandGain, StandState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const STAND_STATES: Record<StandState, string> = { prepared: '准备中', open: '正在答题', closed: '已结束' }
export const STAND_TONES: Record<StandState, Tone> = { prepared: 'amber', open: 'green', closed: 'plain' }

export const ASKED_STATES: Record<StandAsked['state'], string> = questionState
export const ASKED_TONES: Record<StandAsked['state'], Tone> = { waiting: 'amber', answered: 'green', transferred: 'plain', merged: 'plain' }

/** What may not be left out wherever the gain is shown. */
export const CAUTION = '听之前和听之后答题的不一定是同一批人，人数也不多，只看个大概，不能说提高都是活动带来的。'

/** `高 34 个百分点` */
export function pointsText({ points }: StandGain): string {
  if (points === 0) return '一样'
  return `${points > 0 ? '高' : '低'} ${Math.abs(points)} 个百分点`
}

/** `46 份里 138 题答对 63 题，46%` */
export function sideText({ sheets, answers, right, percent }: StandGain['before']): string {
  return `${sheets} 份，${answers} 题答对 ${right} 题，${percent}%`
}

/** Whether all that were asked have been dealt with; empty where nothing was asked. */
export function askedText(asked: readonly StandAsked[]): string {
  if (!asked.length) return ''
  const waiting = asked.filter(({ state }) => state === 'waiting').length
  return waiting ? `${asked.length} 条，${waiting} 条待回答` : `${asked.length} 条，都处理了`
}
