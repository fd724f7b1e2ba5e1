import { computed, shallowReactive } from 'vue'

/** More at once nobody looks through before saying yes. */
export const MOST_TICKED = 100

/** Rows of a list that are ticked, also those of pages that were turned since. */
export function useTicked<Row>(keyOf: (row: Row) => string) {
  const byKey = shallowReactive(new Map<string, Row>())
  const ticked = computed(() => [...byKey.values()])
  const full = computed(() => byKey.size >= MOST_TICKED)
  const has = (row: Row) => byKey.has(keyOf(row))

  function tick(row: Row, on: boolean): void {
    if (!on) byKey.delete(keyOf(row))
    else if (!full.value) byKey.set(keyOf(row), row)
  }

  return { ticked, full, has, tick, clear: () => byKey.clear() }
}
