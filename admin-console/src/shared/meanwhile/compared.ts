import { changedBy, type Side } from './sides'

/** A field of a form as it is compared: its name, the members that go together, and how it reads. */
export interface Compared<Form> {
  name: string
  keys: ReadonlyArray<keyof Form>
  text: (form: Form) => string
}

/** Of one member. */
export function one<Form>(key: keyof Form, name: string, text: (form: Form) => string = (form) => plain(form[key])): Compared<Form> {
  return { name, keys: [key], text }
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return Array.isArray(value) ? value.join('、') : String(value ?? '')
}

/** A field that somebody else changed and that is not the same here. */
export interface OtherField<Form> extends Compared<Form> {
  /** Whether it was changed here, too. */
  both: boolean
}

export interface Forms<Form> {
  base: Form
  yours: Form
  theirs: Form
}

export function otherFields<Form>({ base, yours, theirs }: Forms<Form>, compared: ReadonlyArray<Compared<Form>>): Array<OtherField<Form>> {
  return compared.flatMap((field) => {
    const values = (form: Form) => field.keys.map((key) => form[key])
    const changed = changedBy({ base: values(base), yours: values(yours), theirs: values(theirs) })
    return changed === 'theirs' || changed === 'both' ? [{ ...field, both: changed === 'both' }] : []
  })
}

/** What is taken over from the other side. */
export function taken<Form>(theirs: Form, fields: ReadonlyArray<OtherField<Form>>, sides: ReadonlyArray<Side | undefined>): Partial<Form> {
  const keys = fields.filter((_, place) => sides[place] === 'theirs').flatMap((field) => field.keys)
  return Object.fromEntries(keys.map((key) => [key, theirs[key]])) as Partial<Form>
}
