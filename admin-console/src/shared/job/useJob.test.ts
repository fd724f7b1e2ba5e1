import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { problemFrom } from '../api/problem'
import type { Job } from '../api/types'
import { followStream, type StreamOptions } from '../live/stream'
import { cancelJob, listMyJobs } from './api'
import { jobOf, useJob } from './useJob'
import { endText, progressText } from './words'

vi.mock('./api')
vi.mock('../live/stream')
const jobs = vi.mocked(listMyJobs)
const cancelling = vi.mocked(cancelJob)
const ended = vi.fn()
const KEY = '0123456789abcdef0123456789abcdef'
let stream: StreamOptions<Job> | undefined

const running = (change: Partial<Job> = {}): Job => ({ id: 'j1', kind: 'importOrganizations', state: 'running', phase: 'storing', done: 500, total: 577, cancelAsked: false, startedAt: '2026-05-20T01:05:00Z', ...change })

function open() {
  let it: ReturnType<typeof useJob> | undefined
  const page = mount(defineComponent(() => ((it = useJob('importOrganizations', ended)), () => h('p'))))
  if (!it) throw new Error('not mounted')
  return { page, ...it }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  stream = undefined
  vi.mocked(followStream).mockImplementation((options) => ((stream = options as unknown as StreamOptions<Job>), () => undefined))
  jobs.mockResolvedValue([])
})
afterEach(() => vi.useRealTimers())

describe('useJob', () => {
  it('shows how far work is that takes its time, and nothing once it answered', async () => {
    const { job, run } = open()
    await flushPromises()
    let answer: (value: string) => void = () => undefined
    let id = ''
    const result = run(KEY, (own) => ((id = own), new Promise<string>((resolve) => (answer = resolve))))
    jobs.mockResolvedValue([running({ id })])
    await vi.advanceTimersByTimeAsync(800)
    expect(job.value?.done).toBe(500)
    stream?.onFigures(running({ id, done: 577 }))
    expect(job.value?.done).toBe(577)
    answer('stored')
    expect(await result).toBe('stored')
    expect(job.value).toBeUndefined()
    expect(ended).not.toHaveBeenCalled()
  })

  it('tells work that was cancelled from work that was refused', async () => {
    const { run, cancel } = open()
    await flushPromises()
    const refused = problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r' }, 409)
    await expect(run(KEY, () => Promise.reject(refused))).rejects.toBe(refused)
    let refuse: () => void = () => undefined
    const result = run(KEY, (id) => (jobs.mockResolvedValue([running({ id })]), new Promise((_resolve, reject) => (refuse = () => reject(refused)))))
    await vi.advanceTimersByTimeAsync(800)
    cancelling.mockResolvedValue(running({ cancelAsked: true }))
    await cancel()
    refuse()
    expect(await result).toBeUndefined()
  })

  it('goes on watching after a reload, and tells what became of it', async () => {
    jobs.mockResolvedValue([running({ kind: 'importLedger' }), running()])
    const { job } = open()
    await flushPromises()
    expect(job.value?.kind).toBe('importOrganizations')
    stream?.onFigures(running({ state: 'done', result: { rows: 577 } }))
    expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ result: { rows: 577 } }))
    expect(job.value).toBeUndefined()
  })
})

it('says it in rows', () => {
  expect(progressText(running())).toBe('正在存入，已存 500 / 577 行。')
  expect(progressText(running({ phase: 'reading', done: 1200 }))).toBe('正在读表格，已读 1,200 行。')
  expect(progressText(running({ kind: 'makeCreditRun', done: 40, total: 57 }))).toBe('正在提出，已提出 40 / 57 家。')
  expect(endText({ state: 'lost' })).toContain('什么都没有存入')
  expect(jobOf(KEY)).toBe('01234567-89ab-cdef-0123-456789abcdef')
})
