import type { Answer } from '@/platform/http'
import { penaltyMark } from './credit'
import { fullDay } from './days'

export type OwnPenaltyWhole = Answer<'getOwnPenalty'>
export type Paper = OwnPenaltyWhole['papers'][number]

export const paperTitles: Record<Paper, string> = { hearing: '听证通知书', decision: '行政处罚决定书', dismissal: '不予行政处罚决定书' }

/** What is meant or was decided; of a decision that does not stand, first that it does not. */
export function penaltyHead({ penalty, words }: Pick<OwnPenaltyWhole, 'penalty' | 'words'>): { title: string; former: string } {
  return penalty.state === 'revoked' ? { title: penaltyMark(penalty).text, former: `原来的决定：${words}。` } : { title: words, former: '' }
}

/** The organisation's own days, each with how it was reckoned; and the hearing where one is called. */
export function penaltyFacts(one: OwnPenaltyWhole) {
  const clocks = one.clocks.map(({ title, due, why }) => ({ name: title, words: due ? `到${fullDay(due)}。${why}` : why }))
  return [...(one.hearing ? [{ name: '听证', words: one.hearing }] : []), ...clocks]
}
