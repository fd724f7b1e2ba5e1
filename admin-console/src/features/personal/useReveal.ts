import { onScopeDispose, ref } from 'vue'
import { masked } from './purposes'

export const SHOWN_SECONDS = 60

/** A number that is seen for a minute and then only its ends; the whole is not kept anywhere after that. */
export function useReveal() {
  const text = ref('')
  const left = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined

  function hide(): void {
    clearInterval(timer)
    left.value = 0
    text.value = masked(text.value)
  }

  function show(idNumber: string): void {
    clearInterval(timer)
    text.value = idNumber
    left.value = SHOWN_SECONDS
    timer = setInterval(() => --left.value <= 0 && hide(), 1000)
  }

  onScopeDispose(() => clearInterval(timer))
  return { text, left, show, hide }
}
