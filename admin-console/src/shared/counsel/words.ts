import counselFilter from '../api/generated/values/CounselFilter'
import counselKind from '../api/generated/values/CounselKind'
import type { CounselFilter, CounselKind, CounselRow, CounselState, CounselVerdict } from '../api/types'
import { dayText, remaining } from '../dates'
import type { Tone } from '../words'

export const KINDS: Record<CounselKind, string> = counselKind

export const STATES: Record<CounselState, string> = counselFilter
export const FILTERS: Record<CounselFilter, string> = counselFilter
export const VERDICTS: Record<CounselVerdict, string> = { agree: '同意', agree_if_changed: '修改后同意', disagree: '不同意' }
export const VERDICT_TONES: Record<CounselVerdict, Tone> = { agree: 'green', agree_if_changed: 'amber', disagree: 'red' }

/** One word for where it stands: the opinion, or how near its last day is. */
export function standing({ state, verdict, overdue, soon }: Pick<CounselRow, 'state' | 'verdict' | 'overdue' | 'soon'>): { word: string; tone: Tone } {
  if (verdict) return { word: VERDICTS[verdict], tone: VERDICT_TONES[verdict] }
  if (overdue) return { word: '已超期', tone: 'red' }
  if (soon) return { word: '快到期', tone: 'amber' }
  return { word: STATES[state], tone: state === 'open' ? 'blue' : 'plain' }
}

/** When it is due, or when it ended and how long that took. */
export function whenText({ state, dueOn, endedOn, workingDays }: Pick<CounselRow, 'state' | 'dueOn' | 'endedOn' | 'workingDays'>, now?: string): string {
  if (state === 'open') return `${dayText(dueOn)}前，${remaining(dueOn, now)}`
  const took = workingDays === undefined ? '' : workingDays === 0 ? '，当天' : `，用了 ${workingDays} 个工作日`
  return endedOn ? `${dayText(endedOn)}${took}` : ''
}
