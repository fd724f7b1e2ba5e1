import { call, type Answer } from '@/platform/http'
import { ref, watch, type Ref } from 'vue'

export type SuggestedQuestion = Answer<'suggestQuestions'>['items'][number]

const pauseMillis = 200

/** What others ask that begins like what is being typed; asked for when the fingers rest. */
export function useSuggestions(typed: Ref<string>) {
  const items = ref<SuggestedQuestion[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  watch(typed, (words) => {
    clearTimeout(timer)
    const mine = ++latest
    if (words.trim() === '') {
      items.value = []
      return
    }
    timer = setTimeout(async () => {
      // Suggestions only help: where they cannot be had, the search itself says what is wrong.
      const answer = await call('suggestQuestions', { query: { q: words.trim() } }).catch(() => undefined)
      if (mine === latest) items.value = answer?.items ?? []
    }, pauseMillis)
  })

  function clear() {
    clearTimeout(timer)
    latest++
    items.value = []
  }

  return { items, clear }
}
