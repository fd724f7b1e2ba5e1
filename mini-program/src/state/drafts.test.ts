import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { draftNames, forgetDrafts, onDraftsForgotten } from './drafts'
import { useLessons } from './lessons'
import { useSession } from './session'

const device = new Map<string, unknown>()
const settings = { 'pufa.elder': true, 'pufa.township': '440881001', 'pufa.saved.index': '["a"]', 'another.typed.question': '不是我们的' }
const typed = { 'pufa.typed.question': '邻居打孩子怎么办', 'pufa.typed.question.choice': '440881001', 'pufa.filing.7': '{"a":{"value":1,"base":0}}' }
const learned = { 'pufa.lessons.waiting': '[{"key":"k","person":"wang","title":"第一课","path":{"course":"c","lesson":"l"}}]' }

/** Answers every request; without a status the server is out of reach. */
function server(statusCode?: number, data: unknown = {}) {
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
    getStorageInfoSync: () => ({ keys: [...device.keys()] }),
    request: ({ success, fail }: { success: (answer: unknown) => void; fail: (why: unknown) => void }) =>
      statusCode ? success({ statusCode, data, header: {} }) : fail({ errMsg: 'request:fail' }),
  })
}

function holds(...parts: object[]) {
  device.clear()
  for (const part of parts) for (const [key, value] of Object.entries(part)) device.set(key, value)
}

async function enters(id: string) {
  server(200, { token: `of-${id}`, person: { id, operations: [], roles: [] } })
  const session = useSession()
  await session.signInWithPhone({ ticket: 't', code: '1' } as never)
  return session
}

/** As after an hour without a press. */
async function ends(session: ReturnType<typeof useSession>) {
  server(401)
  await session.load().catch(() => undefined)
  expect(session.signedIn).toBe(false)
}

beforeEach(() => {
  holds()
  server(200)
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())

it('names each kind once, and none for what holds nothing', () => {
  holds(settings, { 'pufa.typed.question': '', 'pufa.lessons.waiting': '[]', 'pufa.filing.7': '{}' })
  expect(draftNames()).toEqual([])
  holds(settings, typed, learned, { 'pufa.watched.c.l': '[{"from":0,"to":9}]' })
  expect(draftNames()).toEqual(['写了没提交的话', '没传上去的年报内容', '没同步的学习'])
})

it('takes them from the device and from memory, and nothing else', () => {
  holds(settings, typed, learned)
  const drop = vi.fn()
  onDraftsForgotten(drop)
  forgetDrafts()
  expect([...device.keys()]).toEqual(Object.keys(settings))
  expect(drop).toHaveBeenCalledOnce()
})

it('leaves nothing of whoever signs out, even without a network', async () => {
  holds(settings)
  const session = await enters('wang')
  const lessons = useLessons()
  lessons.later({ title: '第一课', path: { course: 'c', lesson: 'l' } })
  expect(lessons.waiting).toHaveLength(1)
  for (const [key, value] of Object.entries(typed)) device.set(key, value)
  server()
  await session.signOut().catch(() => undefined)
  expect(session.signedIn).toBe(false)
  expect(Object.fromEntries(device)).toEqual(settings)
  expect(lessons.waiting).toEqual([])
})

it('keeps them when the session ended by itself and the same one comes back', async () => {
  holds(typed)
  const session = await enters('wang')
  await ends(session)
  await enters('wang')
  expect(device.get('pufa.typed.question')).toBe('邻居打孩子怎么办')
})

it('keeps them for whoever wrote first and signs in then', async () => {
  holds(typed)
  await enters('wang')
  expect(device.get('pufa.typed.question')).toBe('邻居打孩子怎么办')
})

it('shows them to nobody else', async () => {
  const session = await enters('wang')
  for (const [key, value] of Object.entries({ ...typed, ...learned })) device.set(key, value)
  await ends(session)
  await enters('li')
  for (const key of Object.keys(typed)) expect(device.has(key)).toBe(false)
  expect(useLessons().waiting).toEqual([])
  // What was learned is the learner's, and goes when they are back.
  expect(device.has('pufa.lessons.waiting')).toBe(true)
})

it('keeps them when a phone is bound that has an account already', async () => {
  const session = await enters('wang')
  for (const [key, value] of Object.entries(typed)) device.set(key, value)
  server(200, { token: 'other', person: { id: 'wang-before', operations: [], roles: [] } })
  await session.bindPhone({ ticket: 't', code: '1' } as never)
  expect(device.get('pufa.typed.question')).toBe('邻居打孩子怎么办')
})
