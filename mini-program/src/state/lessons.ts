import { call, type Input } from '@/platform/http'
import { forget, readStored, store } from '@/platform/storage'
import type { Lesson } from '@/rules/course'
import { explain, Failure } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { onDraftsForgotten } from './drafts'
import { useSession } from './session'

/** A lesson that is kept on this device, without anything of who learns here. */
export interface StoredLesson {
  course: string
  courseTitle: string
  lesson: string
  title: string
  hash: string
}

/** Something done without a network. Its key makes sending it twice harmless. */
interface Waiting {
  key: string
  person: string
  title: string
  path: { course: string; lesson: string }
  finish?: Input<'finishLesson'>['body']
  walk?: Input<'walkDrill'>['body']
}

const indexKey = 'lessons.index'
const queueKey = 'lessons.waiting'
const syncedKey = 'lessons.synced'

/** Lessons kept for places without a network, and what was done there (离线). */
export const useLessons = defineStore('lessons', () => {
  const session = useSession()
  const stored = ref(list<StoredLesson>(indexKey))
  const queue = ref(list<Waiting>(queueKey))
  const syncedAt = ref(text(syncedKey))
  const syncing = ref(false)
  /** What the server said about the last things that were sent. */
  const told = ref<string[]>([])
  /** Who learns here; while the server cannot be asked, whoever was last known. */
  const learner = computed(() => session.person?.id ?? session.known)
  const waiting = computed(() => queue.value.filter((one) => one.person === learner.value))

  onDraftsForgotten(() => {
    queue.value = list(queueKey)
    told.value = []
  })

  function storedOf(course: string, lesson: string): StoredLesson | undefined {
    return stored.value.find((one) => one.course === course && one.lesson === lesson)
  }

  /** False where the device keeps nothing more. */
  function keep(lesson: Lesson): boolean {
    // Absent in JSON, so that nothing of who learns here is kept.
    const words = { ...lesson, state: undefined, finishedAt: undefined, media: undefined, next: undefined }
    if (!store(wordsKey(lesson.course, lesson.id), JSON.stringify(words))) return false
    const entry = {
      course: lesson.course,
      courseTitle: lesson.courseTitle,
      lesson: lesson.id,
      title: lesson.title,
      hash: lesson.hash,
    }
    stored.value = [...stored.value.filter((one) => !isSame(one, lesson.course, lesson.id)), entry]
    return store(indexKey, JSON.stringify(stored.value))
  }

  function read(course: string, lesson: string): Lesson | undefined {
    const words = parsed<Omit<Lesson, 'state'>>(wordsKey(course, lesson))
    return words && { ...words, state: isWaiting(course, lesson) ? 'finished' : 'learning' }
  }

  function drop(course: string, lesson: string) {
    forget(wordsKey(course, lesson))
    stored.value = stored.value.filter((one) => !isSame(one, course, lesson))
    store(indexKey, JSON.stringify(stored.value))
  }

  function isWaiting(course: string, lesson: string): boolean {
    return waiting.value.some((one) => one.path.course === course && one.path.lesson === lesson)
  }

  /** To be sent once there is a network; false where the device keeps nothing more. */
  function later(item: Omit<Waiting, 'key' | 'person'>): boolean {
    if (!learner.value) return false
    queue.value = [...queue.value, { ...item, key: newKey(Date.now(), Math.random), person: learner.value }]
    return store(queueKey, JSON.stringify(queue.value))
  }

  /** Sends what waits, in its order; stops at the first that does not get through. */
  async function sync() {
    if (syncing.value || !session.signedIn) return
    syncing.value = true
    try {
      while (waiting.value[0]) {
        await send(waiting.value[0])
        remember()
      }
    } catch {
      // Still without a network: it stays in the queue, and the page says so.
    } finally {
      syncing.value = false
    }
  }

  function remember() {
    syncedAt.value = new Date().toISOString()
    store(syncedKey, syncedAt.value)
  }

  /** Throws where nobody knows whether it got through; what the server refused is told and gone. */
  async function send(item: Waiting) {
    try {
      const header = { 'Idempotency-Key': item.key }
      const done = item.walk
        ? await call('walkDrill', { path: item.path, header, body: item.walk })
        : await call('finishLesson', { path: item.path, header, body: item.finish ?? { hash: '', readToEnd: true } })
      if (done.changed) tell(`《${item.title}》已经改过，您学的是旧版。已记为学完，有空再看一遍新的。`)
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.status === 0 || thrown.status === 401 || thrown.status >= 500) throw thrown
      const why = explain(thrown)
      tell(`《${item.title}》没有记上：${why.detail || Object.values(why.fields)[0] || why.title}`)
    }
    queue.value = queue.value.filter((one) => one.key !== item.key)
    store(queueKey, JSON.stringify(queue.value))
  }

  function tell(words: string) {
    told.value = [...told.value, words]
  }

  /** Asks who learns here, for what is done before the server can be asked again. */
  async function meet() {
    if (!session.person) await session.load().catch(() => undefined)
  }

  return { stored, waiting, syncedAt, syncing, told, storedOf, keep, read, drop, isWaiting, later, sync, meet }
})

function wordsKey(course: string, lesson: string): string {
  return `lesson.${course}.${lesson}`
}

function isSame(one: StoredLesson, course: string, lesson: string): boolean {
  return one.course === course && one.lesson === lesson
}

function text(key: string): string {
  const value = readStored(key)
  return typeof value === 'string' ? value : ''
}

function parsed<T>(key: string): T | undefined {
  try {
    return JSON.parse(text(key)) as T
  } catch {
    return undefined
  }
}

function list<T>(key: string): T[] {
  const value = parsed<T[]>(key)
  return Array.isArray(value) ? value : []
}
