import hoursStatementState from '@/shared/api/generated/values/HoursStatementState'
import type { HoursStatementState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const STATEMENT_STATES: Record<HoursStatementState, string> = hoursStatementState

export const STATEMENT_TONES: Record<HoursStatementState, Tone> = {
  waiting: 'amber',
  confirmed: 'green',
  refused: 'red',
  withdrawn: 'plain',
}

export const SOURCES = { session: '培训班', course: '课程' }

/** 3 小时 20 分; with a minus where it takes back. */
export function hoursWords(minutes: number): string {
  const size = Math.abs(minutes)
  const parts = [Math.floor(size / 60) && `${Math.floor(size / 60)} 小时`, (size % 60 || !size) && `${size % 60} 分`].filter(Boolean)
  return `${minutes < 0 ? '−' : ''}${parts.join(' ')}`
}
