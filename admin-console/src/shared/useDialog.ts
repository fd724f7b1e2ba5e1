import { computed, ref, shallowRef } from 'vue'
import { asProblem, placeErrors, type ProblemError } from './api/problem'
import type { FieldError } from './api/types'

/** A dialog that becomes one command: what is missing is said at once, what the server refuses at its field. */
export function useDialog(names: readonly string[]) {
  const busy = ref(false)
  const error = shallowRef<ProblemError>()
  const own = ref<FieldError[]>([])
  const refused = computed(() => placeErrors(error.value?.problem.errors, names))
  const mine = computed(() => placeErrors(own.value, names))
  const fault = (name: string) => mine.value.fields[name] ?? refused.value.fields[name]

  async function submit(faults: FieldError[], work: () => Promise<unknown>): Promise<void> {
    own.value = faults
    if (faults.length) return
    busy.value = true
    error.value = undefined
    try {
      await work()
    } catch (thrown) {
      error.value = asProblem(thrown)
    } finally {
      busy.value = false
    }
  }

  /** What was missing is there now. */
  function mend(name: string): void {
    own.value = own.value.filter(({ pointer }) => pointer !== `/${name}`)
  }

  return { busy, error, rest: computed(() => refused.value.rest), fault, mend, submit }
}
