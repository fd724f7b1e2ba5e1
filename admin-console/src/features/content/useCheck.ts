import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { asProblem, type ProblemError } from '@/shared/api/problem'
import type { DraftText, EditionVerdict } from '@/shared/api/types'
import { checkEdition } from './api'

const PAUSE_MS = 600

/** How plain the words are that are being written, asked for at every pause; only the newest answer counts. */
export function useCheck(text: () => DraftText) {
  const verdict = shallowRef<EditionVerdict>()
  const error = shallowRef<ProblemError>()
  const loading = ref(false)
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    const mine = ++newest
    loading.value = true
    try {
      const answer = await checkEdition(text())
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
    () => JSON.stringify(text()),
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
  return { verdict, error, loading, ask }
}
