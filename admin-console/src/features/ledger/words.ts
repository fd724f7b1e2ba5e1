import ledgerStateFilter from '@/shared/api/generated/values/LedgerStateFilter'
import type { LedgerBy, LedgerClock, LedgerKind, LedgerRow } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const URGENCY_TONES: Record<LedgerRow['urgency'], Tone> = { none: 'plain', calm: 'plain', soon: 'amber', overdue: 'red' }

export const CLOCK_STATES: Record<LedgerClock['state'], string> = { running: '在算', paused: '暂停', done: '已完成', over: '已过', lapsed: '已过' }

export const CLOCK_TONES: Record<LedgerClock['state'], Tone> = { running: 'blue', paused: 'plain', done: 'green', over: 'red', lapsed: 'plain' }

export const WHO: Record<LedgerBy, string> = { officer: '', leader: '由局领导办', legal: '由法制审核人员办', secrecy: '由保密审查人员办' }

/** What a list may be narrowed to: where the clocks stand, then the states of the kind. */
export function filtersOf(kind: LedgerKind): Record<string, string> {
  const states = Object.fromEntries(kind.states.map(({ code, title }) => [code, title]))
  return { ...ledgerStateFilter, ...states }
}
