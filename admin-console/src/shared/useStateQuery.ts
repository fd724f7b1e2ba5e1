import { computed, type Ref } from 'vue'
import { useChoices } from './useChoices'

/** A list that is narrowed by its state alone, and its page. */
export function useStateQuery<State extends string>(states: Record<State, unknown>): { state: Ref<State | ''>; page: Ref<number> } {
  const { chosen, choose, page } = useChoices<{ state: State }>({ state: states })
  const state = computed<State | ''>({ get: () => chosen.value.state ?? '', set: (next) => void choose({ state: next || undefined }) })
  return { state, page }
}
