import type { Placeholder } from '@/shared/api/types'
import { PLACEHOLDERS } from '@/shared/filledWords'
import type { DraftForm } from './draft'

/** The placeholders somebody must fill; the server knows the others. */
export const asksFor = (placeholders: readonly Placeholder[]): Placeholder[] => placeholders.filter(({ name }) => !(name in PLACEHOLDERS))

type Known = Pick<DraftForm, 'title' | 'documentNumber' | 'opensOn' | 'dueOn' | 'values'>

/** Every value a preview of the template needs; undefined while one is missing. */
export function valuesFor(placeholders: readonly Placeholder[], form: Known): Record<string, string> | undefined {
  const known: Record<string, string> = { ...form.values, title: form.title, documentNumber: form.documentNumber, opensOn: form.opensOn, dueOn: form.dueOn }
  const needed = placeholders.filter(({ type }) => type !== 'organization')
  if (needed.some(({ name }) => !known[name]?.trim())) return undefined
  return Object.fromEntries(needed.map(({ name }) => [name, known[name]?.trim() ?? '']))
}

/** What the template asks for and nobody has filled yet, by label. */
export function missingOf(placeholders: readonly Placeholder[], form: Known): string[] {
  const known: Record<string, string> = { ...form.values, title: form.title, documentNumber: form.documentNumber, opensOn: form.opensOn, dueOn: form.dueOn }
  return placeholders.filter(({ name, type }) => type !== 'organization' && !known[name]?.trim()).map(({ label }) => label)
}
