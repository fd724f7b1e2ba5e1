import { call } from '@/platform/http'
import { forget, readStored, store } from '@/platform/storage'
import type { Lesson } from '@/rules/course'
import { explain, Failure, type Explanation } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { createWatch, merged, resumeAt, type Span } from '@/rules/watch'
import { ref, shallowRef } from 'vue'

const reportEveryMillis = 15_000
/** The server takes a report after a stutter a little later; told so often in a row, something else is wrong. */
const refusalsInARow = 4

/** Plays a lesson and tells the server which parts were played; nothing that was played is lost on the way. */
export function useWatching(lesson: () => Lesson) {
  const path = { course: lesson().course, lesson: lesson().id }
  const key = `watched.${path.course}.${path.lesson}`
  const watch = createWatch(unsentOf(key))
  const address = ref('')
  const from = ref(0)
  const seen = ref(lesson().media?.seen ?? 0)
  const finished = ref(lesson().state === 'finished')
  const completed = ref(false)
  const next = shallowRef(lesson().next)
  const elsewhere = ref(false)
  const busy = ref(false)
  const failure = shallowRef<Explanation>()
  let timer: ReturnType<typeof setInterval> | undefined
  let refusals = 0
  let sending: Promise<void> | undefined

  async function start() {
    busy.value = true
    failure.value = undefined
    elsewhere.value = false
    try {
      await report()
      const opened = await call('startLesson', { path })
      from.value = resumeAt(opened.media?.watched ?? [], opened.media?.seconds ?? 0)
      seen.value = opened.media?.seen ?? seen.value
      address.value = opened.address ?? ''
      timer ??= setInterval(() => void report(), reportEveryMillis)
    } catch (thrown) {
      failure.value = explain(thrown, 'press')
    } finally {
      busy.value = false
    }
  }

  function tick(place: number) {
    watch.tick(place)
  }

  function pause() {
    watch.lift()
    void report()
  }

  function stop() {
    watch.lift()
    address.value = ''
    clearInterval(timer)
    timer = undefined
  }

  async function leave() {
    clearInterval(timer)
    timer = undefined
    watch.lift()
    store(key, JSON.stringify(watch.unsent()))
    await report()
  }

  /** One after the other: what two reports at once claim, the server would take for too much. */
  function report(): Promise<void> {
    sending ??= send().finally(() => (sending = undefined))
    return sending
  }

  async function send() {
    const ranges = watch.take().filter((span) => span.to - span.from > 0.01)
    if (ranges.length === 0) return
    try {
      const header = { 'Idempotency-Key': newKey(Date.now(), Math.random) }
      const state = await call('reportWatched', { path, header, body: { ranges: ranges.slice(0, 60).map(rounded) } })
      watch.putBack(ranges.slice(60))
      forget(key)
      refusals = 0
      seen.value = state.seen
      next.value = state.next
      completed.value ||= state.courseCompleted
      finished.value ||= state.finishedAt !== undefined
    } catch (thrown) {
      refused(thrown, ranges)
    }
  }

  function refused(thrown: unknown, ranges: Span[]) {
    const status = thrown instanceof Failure ? thrown.status : 0
    if (status === 409) {
      elsewhere.value = address.value !== ''
      stop()
      return
    }
    watch.putBack(ranges)
    store(key, JSON.stringify(watch.unsent()))
    refusals = status === 422 ? refusals + 1 : refusals
    if (refusals < refusalsInARow) return
    forget(key)
    watch.take()
    refusals = 0
    failure.value = explain(thrown, 'press')
  }

  return { address, from, seen, finished, completed, next, elsewhere, busy, failure, start, tick, pause, lift: watch.lift, stop, leave }
}

function rounded(span: Span): Span {
  return { from: Math.round(span.from * 100) / 100, to: Math.round(span.to * 100) / 100 }
}

function unsentOf(key: string): Span[] {
  try {
    const spans = JSON.parse(String(readStored(key) ?? '[]')) as Span[]
    return Array.isArray(spans) ? merged(spans.filter((span) => span.from >= 0 && span.to > span.from)) : []
  } catch {
    return []
  }
}
