import { forget, readStored, store } from '@/platform/storage'
import { keptWords, type SavedWords } from '@/rules/saving'
import { ref, shallowRef, watch, type Ref } from 'vue'

/**
 * What somebody writes or chooses in these fields of a form: still there after a call, or when the page was left, until
 * it was handed in.
 */
export function useTyped<Field extends string>(...fields: Field[]) {
  const values = Object.fromEntries(fields.map((field) => [field, ref('')])) as Record<Field, Ref<string>>
  /** The line that says so; absent while there is nothing to keep. */
  const saved = shallowRef<SavedWords>()
  let about = ''

  /** `of` names what the form is about. */
  function begin(of: string) {
    about = ''
    for (const field of fields) values[field].value = kept(keyOf(of, field))
    about = of
    tell(true)
  }

  function tell(done: boolean) {
    saved.value = fields.some((field) => values[field].value) ? keptWords(done, new Date()) : undefined
  }

  // Kept at once: a telephone may close the page a moment later.
  watch(
    fields.map((field) => values[field]),
    () => {
      if (about) tell(fields.map((field) => keep(keyOf(about, field), values[field].value)).every(Boolean))
    },
    { flush: 'sync' },
  )

  /** Of itself, for the watch has ended where handing in closed what it belonged to. */
  function clear() {
    for (const field of fields) {
      values[field].value = ''
      forget(keyOf(about, field))
    }
  }

  return { ...values, saved, begin, clear }
}

function keyOf(about: string, field: string): string {
  return `typed.${about}.${field}`
}

function kept(key: string): string {
  const value = readStored(key)
  return typeof value === 'string' ? value : ''
}

function keep(key: string, words: string): boolean {
  if (words) return store(key, words)
  forget(key)
  return true
}
