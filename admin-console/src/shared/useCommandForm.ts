import { computed, nextTick, ref, shallowRef, type ShallowRef } from 'vue'
import { commandSender } from './api/commandKey'
import { asProblem, placeErrors, ProblemError } from './api/problem'
import type { FieldError } from './api/types'

interface Options<Body, Result> {
  /** Label of each field by its name in the contract; a function where the fields change with what is chosen. */
  fields: Record<string, string> | (() => Record<string, string>)
  /** What can be said before asking the server, with the pointers the server uses. */
  faults: () => FieldError[]
  body: () => Body
  send: (body: Body, key: string) => Promise<Result>
  done: (result: Result) => unknown
  /** Holds the form; each field stands under `data-field`. */
  root: Readonly<ShallowRef<HTMLElement | null>>
}

const refused = (errors: FieldError[]) =>
  new ProblemError(
    { type: 'invalid-input', title: '还有几处要改', detail: '改好后再保存。您填写的内容都还在。', status: 422, requestId: '', errors },
    422,
  )

/** A form that becomes one command: checked, sent once, every fault put at its field. */
export function useCommandForm<Body, Result>({ fields, faults, body, send, done, root }: Options<Body, Result>) {
  const busy = ref(false)
  const error = shallowRef<ProblemError>()
  const sendOnce = commandSender()
  const labels = computed(() => (typeof fields === 'function' ? fields() : fields))
  const names = computed(() => Object.keys(labels.value))
  const placed = computed(() => placeErrors(error.value?.problem.errors, names.value))
  const summary = computed(() =>
    names.value
      .filter((name) => placed.value.fields[name])
      .map((name) => ({ label: labels.value[name] ?? name, message: placed.value.fields[name] ?? '', focus: () => focusField(name) })),
  )

  function focusField(name: string): void {
    root.value?.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea, button)`)?.focus()
  }

  async function save(): Promise<void> {
    const found = faults()
    error.value = found.length ? refused(found) : undefined
    if (!found.length) await submit()
    if (!error.value) return
    await nextTick()
    root.value?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
  }

  async function submit(): Promise<void> {
    busy.value = true
    try {
      const content = body()
      await done(await sendOnce(JSON.stringify(content), (key) => send(content, key)))
    } catch (thrown) {
      error.value = asProblem(thrown)
    } finally {
      busy.value = false
    }
  }

  return { busy, error, placed, summary, save }
}
