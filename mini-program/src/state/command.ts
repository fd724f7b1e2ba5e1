import { explain, Failure, type Doing, type Explanation } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { ref, shallowRef } from 'vue'

type Key = { 'Idempotency-Key': string }

/**
 * One thing a page can do: whether it is being done, and what went wrong. Its key stays the same only while nobody
 * knows whether the last try worked, so that pressing again never does it twice. `doing` is `press` where nothing is
 * filled in that a failure could leave behind.
 */
export function useCommand(doing: Exclude<Doing, 'page'> = 'form') {
  const busy = ref(false)
  const failure = shallowRef<Explanation>()
  let open: { content: string; key: string } | undefined

  /** Whether it was done. `content` is all that makes this command differ from another. */
  async function run(content: unknown, send: (key: Key) => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = undefined
    try {
      await send({ 'Idempotency-Key': keyFor(JSON.stringify(content)) })
      open = undefined
      return true
    } catch (thrown) {
      if (!outcomeUnknown(thrown)) open = undefined
      failure.value = explain(thrown, doing)
      return false
    } finally {
      busy.value = false
    }
  }

  function keyFor(content: string): string {
    if (open?.content !== content) open = { content, key: newKey(Date.now(), Math.random) }
    return open.key
  }

  return { busy, failure, run }
}

function outcomeUnknown(thrown: unknown): boolean {
  return !(thrown instanceof Failure) || thrown.status === 0 || thrown.status >= 500
}
