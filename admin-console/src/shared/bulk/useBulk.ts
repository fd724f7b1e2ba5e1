import { computed, ref, shallowReactive } from 'vue'
import { newKey } from '../api/commandKey'
import { asProblem, type ProblemError } from '../api/problem'

export interface Refused<Row> {
  row: Row
  error: ProblemError
}

/**
 * The same command for several rows, one after the other: each is a command of its own with a key of its own, so that one that
 * is refused keeps none of the others back, and one that is sent again is done once.
 */
export function useBulk<Row>(act: (row: Row, key: string) => Promise<unknown>) {
  const done = shallowReactive<Row[]>([])
  const refused = shallowReactive<Array<Refused<Row>>>([])
  const left = shallowReactive<Row[]>([])
  const keys = new Map<Row, string>()
  const busy = ref(false)
  const stopping = ref(false)
  const gone = computed(() => done.length + refused.length)

  async function run(rows: readonly Row[]): Promise<void> {
    left.splice(0, left.length, ...rows)
    refused.splice(0)
    busy.value = true
    stopping.value = false
    for (const row of rows) {
      if (stopping.value) break
      await send(row)
      left.splice(0, 1)
    }
    busy.value = false
  }

  async function send(row: Row): Promise<void> {
    const key = keys.get(row) ?? newKey()
    keys.set(row, key)
    try {
      await act(row, key)
      done.push(row)
      keys.delete(row)
    } catch (thrown) {
      const error = asProblem(thrown)
      if (!error.outcomeUnknown) keys.delete(row)
      refused.push({ row, error })
    }
  }

  return { done, refused, left, gone, busy, stopping, run, stop: () => (stopping.value = true) }
}
