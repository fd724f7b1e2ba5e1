import type { LadderStep, ReminderRound } from '@/shared/api/types'
import { wayText } from '@/shared/messages'
import type { Tone } from '@/shared/words'

export const ROUND_STATES: Record<ReminderRound['state'], string> = { planned: '待催', done: '已催', skipped: '没有催' }
export const ROUND_TONES: Record<ReminderRound['state'], Tone> = { planned: 'blue', done: 'green', skipped: 'plain' }

export const COUNTED: Record<LadderStep['counted'], string> = { calendar: '天', working: '个工作日' }
export const REST_DAYS: Record<LadderStep['restDay'], string> = { earlier: '提前到上一个工作日', later: '推到下一个工作日', keep: '照样当天发' }

/** `截止前 15 天`, `逾期第 1 天`, `截止当天`. */
export function stepText({ days, counted }: Pick<LadderStep, 'days' | 'counted'>): string {
  if (days === 0) return '截止当天'
  return days < 0 ? `截止前 ${-days} ${COUNTED[counted]}` : `逾期第 ${days} ${COUNTED[counted]}`
}

/** All about a step in one line. */
export function stepLine(step: LadderStep): string {
  const ways = step.channels?.length ? step.channels.map(wayText).join('、') : '通知原来的方式'
  return `${stepText(step)}，${step.at}，${ways}`
}
