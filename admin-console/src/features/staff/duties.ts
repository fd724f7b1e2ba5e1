import type { Duty, DutyHolder, DutyState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const DUTY_STATES: Record<DutyState, string> = { nobody: '没有人能做', single: '只有一人能做', covered: '两人以上能做' }
export const DUTY_TONES: Record<DutyState, Tone> = { nobody: 'red', single: 'amber', covered: 'green' }

const URGENCY: readonly DutyState[] = ['nobody', 'single', 'covered']

/** What nobody can do first. */
export function byUrgency(duties: readonly Duty[]): Duty[] {
  return [...duties].sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state))
}

/** `演示甲`, `演示乙（代理演示甲）`, `演示甲（外出）`. */
export function holderText({ person, away, standsInFor }: DutyHolder): string {
  if (away) return `${person.displayName}（外出）`
  return standsInFor ? `${person.displayName}（代理${standsInFor.displayName}）` : person.displayName
}

/** One person in her own name: nobody stands in yet. */
export function needsDeputy({ state, holders }: Duty): boolean {
  return state === 'single' && !holders.some(({ standsInFor }) => standsInFor)
}
