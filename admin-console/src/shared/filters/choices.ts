import type { LocationQuery } from 'vue-router'
import type { FilterChoices } from '../api/types'

/** Fields that are chosen, not typed: what somebody types may be a name. */
const FIELDS = ['chip', 'from', 'kind', 'role', 'service', 'stage', 'standing', 'state', 'to', 'topic', 'township', 'type', 'year'] as const satisfies ReadonlyArray<keyof FilterChoices>
const CHOICE = /^[a-z0-9_-]{1,40}$/

/** What of an address may be kept. */
export function choicesOf(query: LocationQuery): FilterChoices {
  return Object.fromEntries(FIELDS.flatMap((field) => (typeof query[field] === 'string' && CHOICE.test(query[field]) ? [[field, query[field]]] : [])))
}

/** Whether a list is filtered by just these choices. */
export const isChosen = (kept: FilterChoices, now: FilterChoices) => FIELDS.every((field) => kept[field] === now[field])
