import { forget, readStored, store } from '@/platform/storage'
import { keptWords, type SavedWords } from '@/rules/saving'
import { ref, shallowRef, watch } from 'vue'

/**
 * A longer text that somebody writes, and what was chosen beside it: still there after a call, or when the page was
 * left, until it was handed in.
 */
export function useTyped() {
  const text = ref('')
  const choice = ref('')
  /** The line that says so; absent while there is nothing to keep. */
  const saved = shallowRef<SavedWords>()
  let key = ''

  /** `of` names what the text is about. */
  function begin(of: string) {
    const words = kept(`typed.${of}`)
    const chosen = kept(choiceOf(`typed.${of}`))
    key = `typed.${of}`
    text.value = words
    choice.value = chosen
  }

  // Kept at once: a telephone may close the page a moment later.
  watch(
    [text, choice],
    ([words, chosen]) => {
      if (!key) return
      const done = [keep(key, words), keep(choiceOf(key), chosen)].every(Boolean)
      saved.value = words || chosen ? keptWords(done, new Date()) : undefined
    },
    { flush: 'sync' },
  )

  /** Of itself, for the watch has ended where handing in closed what it belonged to. */
  function clear() {
    text.value = ''
    choice.value = ''
    forget(key)
    forget(choiceOf(key))
  }

  return { text, choice, saved, begin, clear }
}

function choiceOf(key: string): string {
  return `${key}.choice`
}

function kept(key: string): string {
  const value = readStored(key)
  return typeof value === 'string' ? value : ''
}

function keep(key: string, words: string): boolean {
  if (words) return store(key, words)
  forget(key)
  return true
}
