import type { LocationQuery } from 'vue-router'
import type { FilterChoices } from '../api/types'

/** Fields that are chosen, not typed: what somebody types may be a name. */
const FIELDS = [
  'action', 'band', 'bank', 'chip', 'exam', 'from', 'kind', 'mine', 'passed', 'qualification', 'role', 'service', 'settled', 'show', 'skill', 'stage', 'standing', 'state',
  'statute', 'step', 'to', 'topic', 'township', 'type', 'weekday', 'year',
] as const satisfies ReadonlyArray<keyof FilterChoices>
const CHOICE = /^[a-zA-Z0-9_-]{1,60}$/

/** What of an address may be kept. */
export function choicesOf(query: LocationQuery): FilterChoices {
  return Object.fromEntries(FIELDS.flatMap((field) => (typeof query[field] === 'string' && CHOICE.test(query[field]) ? [[field, query[field]]] : [])))
}

/** Whether a list is filtered by just these choices. */
export const isChosen = (kept: FilterChoices, now: FilterChoices) => FIELDS.every((field) => kept[field] === now[field])

/** Whether a kept filter is of that part of a list which the page shows. */
export const isWithin = (kept: FilterChoices, within: FilterChoices) => FIELDS.every((field) => within[field] === undefined || kept[field] === within[field])

/** But for the part of the list, which the page knows by its path. */
export function withoutPart(kept: FilterChoices, within: FilterChoices): FilterChoices {
  return Object.fromEntries(Object.entries(kept).filter(([field]) => !(field in within)))
}
