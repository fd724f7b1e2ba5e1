import type { FoundGroup, FoundKind } from '@/shared/api/types'
import { pathOf, PLACES } from './places'

export interface Page {
  label: string
  to: string
}

export interface Choice {
  key: string
  name: string
  line: string
  to: string
}

export interface ChoiceGroup {
  label: string
  choices: Choice[]
}

const PAGES_SHOWN = 6
type DivisionName = (code: string) => string

function choicesOf({ kind, items }: FoundGroup, divisionName: DivisionName): Choice[] {
  return items.map((thing) => ({
    key: `${kind}/${thing.id}`,
    name: thing.name,
    line: [thing.line, thing.division && divisionName(thing.division)].filter(Boolean).join(' · '),
    to: pathOf(kind, thing),
  }))
}

/** Pages first, where their title holds the words; then what was found, by kind. */
export function choicesFor(words: string, pages: readonly Page[], groups: readonly FoundGroup[], divisionName: DivisionName): ChoiceGroup[] {
  const named = words ? pages.filter(({ label }) => label.includes(words)).slice(0, PAGES_SHOWN) : []
  return [
    { label: '页面', choices: named.map(({ label, to }) => ({ key: to, name: label, line: '', to })) },
    ...(Object.keys(PLACES) as FoundKind[])
      .flatMap((kind) => groups.filter((group) => group.kind === kind))
      .map((group) => ({ label: PLACES[group.kind].label, choices: choicesOf(group, divisionName) })),
  ].filter(({ choices }) => choices.length > 0)
}

/** What was opened last, whatever it is, in the order of `refs`. */
export function recentChoices(refs: readonly string[], groups: readonly FoundGroup[], divisionName: DivisionName): ChoiceGroup[] {
  const known = new Map(groups.flatMap((group) => choicesOf(group, divisionName)).map((choice) => [choice.key, choice]))
  const choices = refs.flatMap((ref) => known.get(ref) ?? [])
  return choices.length ? [{ label: '最近打开', choices }] : []
}
