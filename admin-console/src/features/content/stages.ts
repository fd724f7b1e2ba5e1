import type { Edition, EditionEvent, EditionState } from '@/shared/api/types'
import { momentText } from '@/shared/dates'
import type { Stage } from '@/shared/ui/StageLine.vue'
import { STATES } from './words'

const ORDER: ReadonlyArray<{ name: string; states: readonly EditionState[]; done: ReadonlyArray<EditionEvent['act']> }> = [
  { name: '起草', states: ['draft', 'returned'], done: ['submitted'] },
  { name: STATES.first_review, states: ['first_review'], done: ['passed_first_review'] },
  { name: STATES.legal_review, states: ['legal_review'], done: ['passed_legal_review'] },
  { name: STATES.secrecy_review, states: ['secrecy_review'], done: ['passed_secrecy_review'] },
  { name: '发布', states: ['approved', 'scheduled'], done: ['published'] },
]

/** Where an edition stands on its way, with who did each step of this round. */
export function stagesOf({ line, history }: Pick<Edition, 'line' | 'history'>): Stage[] {
  const here = ORDER.findIndex(({ states }) => states.includes(line.state))
  const passed = here < 0 ? ORDER.length : here
  return ORDER.map(({ name, done }, place) => ({
    name,
    state: place < passed ? 'done' : place === passed ? 'now' : 'later',
    note: place < passed ? doneNote(history, done) : place === passed && line.goLiveAt ? `${momentText(line.goLiveAt)} 发布` : '',
  }))
}

/** The latest is the one that counts: what was returned goes through all again. */
function doneNote(history: readonly EditionEvent[], acts: ReadonlyArray<EditionEvent['act']>): string {
  const event = history.find(({ act }) => acts.includes(act))
  return event ? `${event.by ?? '系统'}\n${momentText(event.at).slice(5)}` : ''
}
