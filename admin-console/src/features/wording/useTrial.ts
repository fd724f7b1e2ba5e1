import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { asProblem, type ProblemError } from '@/shared/api/problem'
import type { TemplateTrial, TemplateVerdict } from '@/shared/api/types'
import { checkTemplate } from './api'

const PAUSE_MS = 500

/** The server's verdict on what is being written, asked for at every pause; only the newest answer counts. */
export function useTrial(trial: () => TemplateTrial | undefined) {
  const verdict = shallowRef<TemplateVerdict>()
  const error = shallowRef<ProblemError>()
  const loading = ref(false)
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    const mine = ++newest
    const body = trial()
    if (!body) {
      verdict.value = undefined
      return
    }
    loading.value = true
    try {
      const answer = await checkTemplate(body)
      if (mine !== newest) return
      verdict.value = answer
      error.value = undefined
    } catch (thrown) {
      if (mine === newest) error.value = asProblem(thrown)
    } finally {
      if (mine === newest) loading.value = false
    }
  }

  watch(
    () => JSON.stringify(trial() ?? null),
    () => {
      clearTimeout(timer)
      timer = setTimeout(ask, PAUSE_MS)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => {
    clearTimeout(timer)
    newest++
  })
  return { verdict, error, loading, empty: computed(() => trial() === undefined) }
}
