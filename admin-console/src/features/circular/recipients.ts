import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import circularWayState from '@/shared/api/generated/values/CircularWayState'
import type { CircularRecipient, Missing, RecipientWay, WayChannel, WayState } from '@/shared/api/types'
import { WAYS } from '@/shared/messages'
import { MISSING } from './words'

/** Whom to look at: those still missing something, or those with a message by one way in one state. */
export interface Chosen {
  missing?: Missing
  channel?: WayChannel
  state?: WayState
}

const one = <T extends string>(value: unknown, known: object): T | undefined =>
  typeof value === 'string' && Object.hasOwn(known, value) ? (value as T) : undefined

/** What an address asks for; what the contract would refuse is left out. */
export function chosenFrom(query: LocationQuery): Chosen {
  return {
    missing: one<Missing>(query.missing, MISSING),
    channel: one<WayChannel>(query.channel, WAYS),
    state: one<WayState>(query.state, circularWayState),
  }
}

export const queryOf = ({ missing, channel, state }: Chosen): LocationQueryRaw => ({ missing, channel, state })

/** The ways of the newest occasion first, as they left. */
export function newestFirst({ ways }: Pick<CircularRecipient, 'ways'>): RecipientWay[] {
  return ways.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** What a row says of the ways in one line: what needs a person first, then the newest. */
export function tellingWays({ ways }: Pick<CircularRecipient, 'ways'>, most = 3): RecipientWay[] {
  const urgent = (way: RecipientWay) => (way.state === 'uncertain' ? 0 : way.state === 'failed' ? 1 : 2)
  return newestFirst({ ways })
    .toSorted((a, b) => urgent(a) - urgent(b))
    .slice(0, most)
}
