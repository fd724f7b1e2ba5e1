import type { Compared } from '../meanwhile/compared'

/** A field that reads otherwise in a later version; empty where a version has none. */
export interface VersionField {
  name: string
  before: string
  after: string
}

/** What of one form reads otherwise in another, in the order of its fields. */
export function changedFields<Form>(before: Form | undefined, after: Form | undefined, compared: ReadonlyArray<Compared<Form>>): VersionField[] {
  const said = (form: Form | undefined, { text }: Compared<Form>) => (form ? text(form) : '')
  return compared.map((field) => ({ name: field.name, before: said(before, field), after: said(after, field) })).filter((field) => field.before !== field.after)
}
