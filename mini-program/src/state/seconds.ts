import { computed, onScopeDispose, ref } from 'vue'

/** Whole seconds until a moment. Read off the clock each time, because a phone in a pocket does not tick. */
export function useSecondsUntil(moment: () => number) {
  const ticks = ref(0)
  const timer = setInterval(() => ticks.value++, 1000)
  onScopeDispose(() => clearInterval(timer))
  return computed(() => {
    void ticks.value
    return Math.max(0, Math.ceil((moment() - Date.now()) / 1000))
  })
}
