import { reactive, shallowRef } from 'vue'
import { meanwhileOf } from '../api/problem'
import type { ChangedMeanwhile } from '../api/types'
import { useDraft } from '../draft'
import { otherFields, taken, type Compared, type Forms, type OtherField } from './compared'
import { same, type Side } from './sides'

/** A record as it was read: its version, and the form it fills. */
export interface Read<Form> {
  version: number
  form: Form
}

export interface Others<Form> extends ChangedMeanwhile {
  fields: Array<OtherField<Form>>
  forms: Forms<Form>
  version: number
}

interface Options<Form> {
  /** Name under which the form is kept; what it was changed from is kept with it. */
  draft?: string
  form: () => Form
  compared: ReadonlyArray<Compared<Form>>
  /** The record as it is now. */
  read: () => Promise<Read<Form>>
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/**
 * Editing what others may be editing: remembers the version a form was filled from, says it with each change, and
 * where somebody changed the record since, finds what they changed. What was typed stays.
 */
export function useMeanwhile<Form extends object>({ draft, form, compared, read }: Options<Form>) {
  const seen = reactive<{ version: number; base: Form | undefined }>({ version: 0, base: undefined })
  const kept = draft === undefined ? undefined : useDraft(`${draft}/seen`, seen)
  const others = shallowRef<Others<Form>>()

  /** Fills the form, unless something is typed already; that is compared with what is there now. */
  function begin(now: Read<Form>): void {
    const base = seen.base as Form | undefined
    if (!base || same(base, form())) return fill(now)
    if (seen.version === now.version || others.value?.version === now.version) return
    const found = compare(now, {})
    if (found.fields.length) others.value = found
    else goOnFrom(now)
  }

  /** Also after saving: what is in the form is what there is. */
  function fill({ version, form: filled }: Read<Form>): void {
    Object.assign(form(), copy(filled))
    goOnFrom({ version, form: filled })
  }

  function goOnFrom({ version, form: newest }: Read<Form>): void {
    Object.assign(seen, { version, base: copy(newest) })
  }

  function compare({ version, form: theirs }: Read<Form>, who: ChangedMeanwhile): Others<Form> {
    const forms = { base: copy(seen.base as Form), yours: copy(form()), theirs }
    return { ...who, version, forms, fields: otherFields(forms, compared) }
  }

  /** Sends a change with the version it was made from. */
  async function change<T>(send: (seen: number) => Promise<T>): Promise<T> {
    try {
      return await send(seen.version)
    } catch (thrown) {
      const who = meanwhileOf(thrown)
      if (who) others.value = compare(await read(), who)
      throw thrown
    }
  }

  /** What is in the form now was made from the newest. */
  function resolve(sides: ReadonlyArray<Side | undefined>): void {
    if (!others.value) return
    const { fields, forms, version } = others.value
    Object.assign(form(), copy(taken(forms.theirs, fields, sides)))
    goOnFrom({ version, form: forms.theirs })
    others.value = undefined
  }

  return { others, begin, fill, change, resolve, forget: () => kept?.forget() }
}
