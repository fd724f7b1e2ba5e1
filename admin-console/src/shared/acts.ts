import { dayText, momentText } from './dates'

/** What was done to a thing, when and by whom. */
export interface Act {
  /** A day or a moment; what has none has not happened. */
  at?: string
  /** Nobody: the system did it, or a clock. */
  by?: string
  what: string
  /** In the words of whoever did it. */
  note?: string
}

/** What has happened, the first on top; what has a day alone stays where it was given among that day's. */
export function happened(acts: readonly Act[]): Array<Act & { at: string }> {
  const done = acts.filter((act): act is Act & { at: string } => Boolean(act.at))
  return done.sort((a, b) => dayOf(a.at).localeCompare(dayOf(b.at)) || (isDay(a.at) || isDay(b.at) ? 0 : a.at.localeCompare(b.at)))
}

export const actTime = (at: string) => (isDay(at) ? dayText(at) : momentText(at))

const isDay = (at: string) => at.length === 10
const dayOf = (at: string) => (isDay(at) ? at : momentText(at).slice(0, 10))
