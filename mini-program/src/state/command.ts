import { forget, readStored, store } from '@/platform/storage'
import { explain, Failure, type Doing, type Explanation } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { ref, shallowRef } from 'vue'

type Key = { 'Idempotency-Key': string }
type Send<Content> = (key: Key, content: Content) => Promise<unknown>

/** A key, and all that left under it of which nobody knows whether it arrived, the latest last. */
interface Open {
  key: string
  sent: string[]
}

/**
 * One thing a page can do: whether it is being done, and what went wrong. Its key stays the same until somebody knows how
 * it went, also where a changed form is sent: of all that comes with one key the server does one, and tells when it was
 * another. Then that other is asked for once more, which shows what became of it, and what is in the form waits for the
 * next press. `doing` is `press` where nothing is filled in that a failure could leave behind; what is pressed next is
 * done all the same. `keptAs` names a form whose key outlives the page, as its words do.
 */
export function useCommand(doing: Exclude<Doing, 'page'> = 'form', keptAs = '') {
  const busy = ref(false)
  const failure = shallowRef<Explanation>()
  const sends = new Map<string, Send<never>>()
  let open = keptAs ? kept(keptAs) : undefined

  /** Whether it was done. `content` is all that makes this command differ from another. */
  async function run<Content>(content: Content, send: Send<Content>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = undefined
    try {
      await attempt(content, send)
      return true
    } catch (thrown) {
      failure.value = explain(thrown, doing)
      return false
    } finally {
      busy.value = false
    }
  }

  async function attempt<Content>(content: Content, send: Send<Content>): Promise<void> {
    const written = JSON.stringify(content)
    const { key, sent } = open ?? { key: newKey(Date.now(), Math.random), sent: [] }
    sends.set(written, send)
    // Before it leaves: the page may be closed before the answer is there.
    hold({ key, sent: [...sent.filter((one) => one !== written), written] })
    try {
      await send(header(key), content)
    } catch (thrown) {
      if (!tellsNothing(thrown, sent.includes(written))) hold({ key, sent: sent.filter((one) => one !== written) })
      if (!isOther(thrown)) throw thrown
      await askForEarlier(send)
      if (doing !== 'press') throw thrown
      return await attempt(content, send)
    }
    hold()
  }

  /** The server has done something else under this key: whichever it was answers as it did then. */
  async function askForEarlier<Content>(send: Send<Content>) {
    const { key, sent } = open ?? { key: '', sent: [] }
    for (const written of [...sent].reverse()) {
      const sendEarlier = (sends.get(written) ?? send) as Send<unknown>
      try {
        await sendEarlier(header(key), JSON.parse(written))
        break
      } catch (thrown) {
        if (tellsNothing(thrown, true)) throw thrown
      }
    }
    hold()
  }

  function hold(now?: Open) {
    open = now?.sent.length ? now : undefined
    if (!open) sends.clear()
    if (keptAs) keep(keptAs, open)
  }

  /** What may have arrived already, the latest last. */
  function inDoubt(): unknown[] {
    return (open?.sent ?? []).map((written) => JSON.parse(written) as unknown)
  }

  return { busy, failure, run, inDoubt }
}

function header(key: string): Key {
  return { 'Idempotency-Key': key }
}

/** Whether nobody knows how it went. Who has to sign in again, or to wait, knows nothing new of what was in doubt before. */
function tellsNothing(thrown: unknown, inDoubt: boolean): boolean {
  if (!(thrown instanceof Failure) || thrown.status === 0 || thrown.status >= 500) return true
  return inDoubt && [401, 429].includes(thrown.status)
}

function isOther(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.problem?.type === 'key-reused'
}

function kept(form: string): Open | undefined {
  try {
    return JSON.parse(String(readStored(keyOf(form)))) as Open
  } catch {
    return undefined
  }
}

function keep(form: string, open: Open | undefined) {
  if (open) store(keyOf(form), JSON.stringify(open))
  else forget(keyOf(form))
}

/** Beside what is typed, so that it is forgotten with it. */
function keyOf(form: string): string {
  return `typed.${form}.sent`
}
