import { forget, readStored, store } from '@/platform/storage'
import { keptWords, type SavedWords } from '@/rules/saving'
import { ref, shallowRef, watch } from 'vue'

/** A longer text that somebody writes: it is still there after a call, or when the page was left. */
export function useTyped() {
  const text = ref('')
  /** The line that says so; absent while there is nothing to keep. */
  const saved = shallowRef<SavedWords>()
  let key = ''

  /** `of` names what the text is about. */
  function begin(of: string) {
    key = `typed.${of}`
    const kept = readStored(key)
    text.value = typeof kept === 'string' ? kept : ''
  }

  // Kept at once: a telephone may close the page a moment later.
  watch(
    text,
    (words) => {
      if (!key) return
      if (words) saved.value = keptWords(store(key, words), new Date())
      else {
        forget(key)
        saved.value = undefined
      }
    },
    { flush: 'sync' },
  )

  return { text, saved, begin }
}
