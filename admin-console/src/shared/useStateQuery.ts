import { ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A list's state and page; the state stands in the address, so that a link or a way back finds it. */
export function useStateQuery<State extends string>(states: Record<State, unknown>): { state: Ref<State | ''>; page: Ref<number> } {
  const route = useRoute()
  const router = useRouter()
  const asked = route.query.state
  const state = ref<State | ''>(typeof asked === 'string' && asked in states ? (asked as State) : '') as Ref<State | ''>
  const page = ref(1)
  watch(state, (next) => {
    page.value = 1
    void router.replace({ query: { ...route.query, state: next || undefined } })
  })
  return { state, page }
}
