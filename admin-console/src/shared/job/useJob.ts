import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { newKey } from '../api/commandKey'
import { asProblem, type ProblemError } from '../api/problem'
import type { Job } from '../api/types'
import { followStream } from '../live/stream'
import { cancelJob, getJob, jobStreamOf, listMyJobs } from './api'

/** What is over sooner is not worth a bar; until then the file may still be on its way. */
const LOOK_MS = 700

/** The id of the work that a command begins: the same whenever the command is sent again with its key. */
export function jobOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * Long work of one kind, watched while it runs. What runs already when the page comes up is watched on; `ended` is told
 * what became of that, since nobody waits for its answer any more.
 */
export function useJob(kind: string, ended: (job: Job) => void) {
  const job = shallowRef<Job>()
  const error = shallowRef<ProblemError>()
  let cancelled = false
  let stop: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Does the work of a command, and shows how far it is; undefined where it was cancelled. */
  async function run<T>(key: string, work: (id: string) => Promise<T>): Promise<T | undefined> {
    const id = jobOf(key)
    error.value = undefined
    cancelled = false
    timer = setTimeout(() => look(id), LOOK_MS)
    try {
      return await work(id)
    } catch (thrown) {
      if (cancelled && asProblem(thrown).status === 409) return undefined
      throw thrown
    } finally {
      leave()
    }
  }

  async function look(id: string): Promise<void> {
    const mine = timer
    const found = await listMyJobs().then((jobs) => jobs.find((one) => one.id === id)).catch(() => undefined)
    if (timer !== mine) return
    if (found?.state === 'running') follow(found, () => undefined)
    else timer = setTimeout(() => look(id), LOOK_MS)
  }

  function follow(found: Job, over: (job: Job) => void): void {
    stop?.()
    job.value = found
    stop = followStream<Job>({
      open: () => new EventSource(jobStreamOf(found.id)),
      event: 'progress',
      onFigures(now) {
        job.value = now
        if (now.state === 'running') return
        stop?.()
        over(now)
      },
      onState: () => undefined,
      fetchOnce: () => getJob(found.id),
    })
  }

  function leave(): void {
    clearTimeout(timer)
    timer = undefined
    stop?.()
    job.value = undefined
  }

  async function cancel(): Promise<void> {
    if (!job.value) return
    error.value = undefined
    try {
      job.value = await cancelJob(job.value.id, newKey())
      cancelled = true
    } catch (thrown) {
      error.value = asProblem(thrown)
    }
  }

  onMounted(async () => {
    const running = await listMyJobs().then((jobs) => jobs.find((one) => one.kind === kind && one.state === 'running')).catch(() => undefined)
    if (!running || timer || job.value) return
    follow(running, (over) => {
      leave()
      ended(over)
    })
  })
  onBeforeUnmount(leave)
  return { job, error, run, cancel }
}
