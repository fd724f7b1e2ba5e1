import type { Answer } from '@/platform/http'

export type LifeEvents = Answer<'listLifeEvents'>
export type LifeEvent = LifeEvents['events'][number]
export type FirstReading = Answer<'getFirstReading'>
export type ToRead = FirstReading['items'][number]

const most = 3

/** The event the reader chose, or else her role; nothing else is known of her. */
export function choiceOf(known: LifeEvents, event: string | undefined, roles: readonly string[]): string | undefined {
  return known.events.find((one) => one.code === event)?.code ?? known.roles.find((role) => roles.includes(role))
}

/** What stands on the first page of it. */
export function firstOf(reading: FirstReading): ToRead[] {
  return reading.items.slice(0, most)
}
