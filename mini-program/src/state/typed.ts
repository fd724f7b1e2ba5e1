import { forget, readStored, store } from '@/platform/storage'
import { ref, watch } from 'vue'

/** A longer text that somebody writes: it is still there after a call, or when the page was left. */
export function useTyped() {
  const text = ref('')
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
      if (key && words) store(key, words)
      else if (key) forget(key)
    },
    { flush: 'sync' },
  )

  return { text, begin }
}
