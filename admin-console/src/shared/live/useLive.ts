import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { asProblem, type ProblemError } from '../api/problem'
import { followStream, type StreamState } from './stream'

export interface LiveSource<T> {
  /** Address of the stream; the session's cookie goes with it. */
  address: string
  /** The same figures by an ordinary call. */
  fetch: () => Promise<T>
}

/** Figures that count up before one's eyes, while the page can be seen. */
export function useLive<T>({ address, fetch }: LiveSource<T>) {
  const figures = shallowRef<T>()
  const state = ref<StreamState>('connecting')
  const error = shallowRef<ProblemError>()
  let stop: (() => void) | undefined

  async function fetchOnce(): Promise<T> {
    try {
      return await fetch()
    } catch (thrown) {
      error.value = asProblem(thrown)
      // What is gone does not come back.
      if (error.value.status === 404) stop?.()
      throw thrown
    }
  }

  function follow(): void {
    stop?.()
    stop = followStream<T>({
      open: () => new EventSource(address),
      event: 'progress',
      onFigures(next) {
        figures.value = next
        error.value = undefined
      },
      onState: (next) => (state.value = next),
      fetchOnce,
    })
  }

  // A browser opens few connections to one server; hidden tabs must not hold them.
  function onVisibility(): void {
    if (document.hidden) {
      stop?.()
      stop = undefined
    } else follow()
  }

  onMounted(() => {
    if (!document.hidden) follow()
    document.addEventListener('visibilitychange', onVisibility)
  })
  onBeforeUnmount(() => {
    stop?.()
    document.removeEventListener('visibilitychange', onVisibility)
  })
  return { figures, state, error, retry: follow }
}
