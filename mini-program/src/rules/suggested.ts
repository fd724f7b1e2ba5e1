import type { Answer } from '@/platform/http'

export type LifeEvents = Answer<'listLifeEvents'>
export type LifeEvent = LifeEvents['events'][number]
export type ToRead = LifeEvent['items'][number]

/** What to read first, and in one sentence why. */
export interface Suggestion {
  why: string
  items: ToRead[]
}

const most = 3

/** By the event the reader chose, or else by her role; nothing else is known of her. */
export function suggest(known: LifeEvents, event: string | undefined, roles: readonly string[]): Suggestion | undefined {
  const found =
    known.events.find((one) => one.code === event) ?? known.roles.find((one) => roles.includes(one.role))
  return found && found.items.length > 0 ? { why: found.why, items: found.items.slice(0, most) } : undefined
}
