import { call, type Answer, type Input } from '@/platform/http'
import type { Lesson } from '@/rules/course'
import { useLessons } from '@/state/lessons'
import { useCommand } from '@/state/command'
import { computed, ref, shallowRef } from 'vue'

type Done = Pick<Answer<'finishLesson'>, 'courseCompleted' | 'next'>

/** Saying that a lesson is done: to the server, or where there is no network to this device first. */
export function useDoing(lesson: () => Lesson) {
  const lessons = useLessons()
  const command = useCommand('press')
  const done = shallowRef<Done>()
  let walking: Promise<void> = Promise.resolve()
  const walks = ref(0)
  const busy = computed(() => command.busy.value || walks.value > 0)
  const waiting = computed(() => lessons.isWaiting(lesson().course, lesson().id))

  function path() {
    return { course: lesson().course, lesson: lesson().id }
  }

  async function finish() {
    const body = { hash: lesson().hash, readToEnd: true as const }
    const sent = await command.run(body, async (header) => {
      done.value = await call('finishLesson', { path: path(), header, body })
    })
    if (!sent) keep({ finish: body })
  }

  /** Whoever walks again does not wait for what is still under way; the next way leaves after it. */
  function walk(choices: readonly number[], good: boolean): Promise<void> {
    walks.value++
    walking = walking.then(() => send(choices, good)).finally(() => walks.value--)
    return walking
  }

  /** Whether the end was a good one the device knows itself; the server keeps the way. */
  async function send(choices: readonly number[], good: boolean) {
    const body = { hash: lesson().hash, choices: [...choices] }
    const sent = await command.run(body, async (header) => {
      const answer = await call('walkDrill', { path: path(), header, body })
      // A lesson that was finished before says so after a bad end too.
      if (good && answer.state === 'finished') done.value = answer
    })
    if (!sent && good) keep({ walk: body })
  }

  /** Without a network, what is stored here can be done here. */
  function keep(what: { finish?: Input<'finishLesson'>['body']; walk?: Input<'walkDrill'>['body'] }) {
    const unreached = command.failure.value?.type === '' && command.failure.value.requestId === ''
    const item = { title: lesson().title, path: path(), ...what }
    if (!unreached || !lessons.storedOf(lesson().course, lesson().id) || !lessons.later(item)) return
    command.failure.value = undefined
    done.value = { courseCompleted: false, next: undefined }
  }

  return { done, waiting, finish, walk, busy, failure: command.failure }
}
