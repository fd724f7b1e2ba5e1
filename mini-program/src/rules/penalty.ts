import type { Answer } from '@/platform/http'
import { fullDay } from './days'

export type OwnPenaltyWhole = Answer<'getOwnPenalty'>
export type Paper = OwnPenaltyWhole['papers'][number]

export const paperTitles: Record<Paper, string> = { hearing: '听证通知书', decision: '行政处罚决定书', dismissal: '不予行政处罚决定书' }

/** The organisation's own days, each with how it was reckoned; and the hearing where one is called. */
export function penaltyFacts(one: OwnPenaltyWhole) {
  const clocks = one.clocks.map(({ title, due, why }) => ({ name: title, words: due ? `到${fullDay(due)}。${why}` : why }))
  return [...(one.hearing ? [{ name: '听证', words: one.hearing }] : []), ...clocks]
}
