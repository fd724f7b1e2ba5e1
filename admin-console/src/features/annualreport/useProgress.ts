import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { asProblem, type ProblemError } from '@/shared/api/problem'
import type { Progress } from '@/shared/api/types'
import { getCampaignProgress, progressStreamOf } from './api'
import { followProgress, type StreamState } from './progressStream'

/** Live figures of one released campaign, while the page can be seen. */
export function useProgress(campaign: string) {
  const progress = shallowRef<Progress>()
  const state = ref<StreamState>('connecting')
  const error = shallowRef<ProblemError>()
  let stop: (() => void) | undefined

  async function fetchOnce(): Promise<Progress> {
    try {
      return await getCampaignProgress(campaign)
    } catch (thrown) {
      error.value = asProblem(thrown)
      throw thrown
    }
  }

  function follow(): void {
    stop?.()
    stop = followProgress({
      open: () => new EventSource(progressStreamOf(campaign)),
      onProgress(next) {
        progress.value = next
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
  return { progress, state, error, retry: follow }
}
