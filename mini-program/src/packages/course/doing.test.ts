import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Lesson } from '@/rules/course'
import { useSession } from '@/state/session'
import { useDoing } from './doing'

const lesson = { course: 'c', id: 'l', title: '遇到陌生人', hash: 'h' } as Lesson
const unfinished = { state: 'learning', changed: false, courseCompleted: false }
const finished = { state: 'finished', changed: false, courseCompleted: true }

interface Request {
  data: string
  success: (answer: unknown) => void
  fail: (why: unknown) => void
}

const device = new Map<string, unknown>()
/** What has left and was not answered yet. */
let open: Request[] = []
let left: number[][] = []

function stub() {
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
    getStorageInfoSync: () => ({ keys: [...device.keys()] }),
    request: (request: Request) => {
      open.push(request)
      left.push((JSON.parse(request.data) as { choices: number[] }).choices)
    },
  })
}

async function answers(data: unknown) {
  open.shift()?.success({ statusCode: 200, data, header: {} })
  await settled()
}

async function isLost() {
  open.shift()?.fail({ errMsg: 'request:fail timeout' })
  await settled()
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  device.clear()
  device.set('pufa.person', 'wang')
  open = []
  left = []
  stub()
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())

it('sends the good end after the bad one that is still under way', async () => {
  const doing = useDoing(() => lesson)
  void doing.walk([1], false)
  await settled()
  void doing.walk([0], true)
  await settled()
  expect(left).toEqual([[1]])
  expect(doing.busy.value).toBe(true)

  await answers(unfinished)
  expect(left).toEqual([[1], [0]])
  await answers(finished)
  expect(doing.done.value).toEqual(finished)
  expect(doing.busy.value).toBe(false)
})

it('says of the good end itself what became of it, where the lesson was finished before', async () => {
  const doing = useDoing(() => lesson)
  void doing.walk([1], false)
  await settled()
  void doing.walk([0], true)
  await answers(finished)
  expect(doing.done.value).toBeUndefined()
  await isLost()
  expect(doing.failure.value?.title).toBe('没有办成')
})

it('keeps the good end on the device where the network goes, though a bad one was under way', async () => {
  const entry = { course: 'c', courseTitle: '', lesson: 'l', title: '', hash: 'h' }
  device.set('pufa.lessons.index', JSON.stringify([entry]))
  const doing = useDoing(() => lesson)
  expect(useSession().known).toBe('wang')
  void doing.walk([1], false)
  await settled()
  void doing.walk([0], true)
  await isLost()
  await isLost()
  expect(left).toEqual([[1], [0]])
  expect(doing.waiting.value).toBe(true)
  expect(doing.failure.value).toBeUndefined()
})
