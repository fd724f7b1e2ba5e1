import { ref, watch, type Ref } from 'vue'

/**
 * How far a long page has come: 0 until `ready`, then one more each turn up to `last`. What people read first is there
 * first, and a slow phone can be scrolled and pressed between the turns.
 */
export function useTurns(ready: () => boolean, last: number): Ref<number> {
  const turn = ref(0)

  function go() {
    if (turn.value < last) setTimeout(() => (turn.value++, go()))
  }

  watch(ready, (is) => is && turn.value === 0 && go(), { immediate: true, flush: 'post' })
  return turn
}
