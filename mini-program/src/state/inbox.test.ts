import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConcerns } from './concerns'
import { useInbox } from './inbox'
import { useSession } from './session'

interface Row {
  id: string
  [name: string]: unknown
}

/** The inbox of whoever acts for many, newest first. */
let rows: Row[] = []
let reached = true
const asked: string[] = []

const person = { id: 'wang', operations: ['listInbox'], roles: [] }

function answer(url: string): unknown {
  if (!url.startsWith('/api/inbox')) return { token: 't', person }
  asked.push(url)
  const query = new URLSearchParams(url.split('?')[1])
  const size = Number(query.get('size'))
  const from = (Number(query.get('page')) - 1) * size
  return { total: rows.length, unread: rows.filter(({ readAt }) => !readAt).length, items: rows.slice(from, from + size) }
}

beforeEach(() => {
  asked.length = 0
  reached = true
  rows = Array.from({ length: 130 }, (_one, at) => ({ id: `n${at + 1}`, organization: `o${at + 1}`, organizationName: `第 ${at + 1} 家`, subject: '通知', readAt: '2026-05-01T00:00:00Z' }))
  vi.stubGlobal('uni', {
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    removeStorageSync: () => undefined,
    getStorageInfoSync: () => ({ keys: [] }),
    request: ({ url, success, fail }: { url: string; success: (answer: unknown) => void; fail: () => void }) =>
      reached ? success({ statusCode: 200, data: answer(url) }) : fail(),
  })
  setActivePinia(createPinia())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const opened = () => useInbox(() => Promise.resolve(true))
const ids = (inbox: ReturnType<typeof opened>) => inbox.data.value?.items.map(({ id }) => id) ?? []

it('reaches the oldest notice of more than a hundred', async () => {
  const inbox = opened()
  await inbox.run()
  expect(ids(inbox)).not.toContain('n130')
  expect(inbox.hasMore.value).toBe(true)
  await inbox.more()
  expect(ids(inbox)).toEqual(rows.map(({ id }) => id))
  expect(inbox.hasMore.value).toBe(false)
  // Back from a notice: all that was shown is there, as it is now.
  rows[129] = { ...(rows[129] as Row), readAt: undefined }
  await inbox.run()
  expect(ids(inbox)).toHaveLength(130)
  expect(inbox.data.value?.unread).toBe(1)
})

it('shows nothing twice where notices came between two pages', async () => {
  const inbox = opened()
  await inbox.run()
  vi.stubGlobal('uni', {
    request: ({ url, success }: { url: string; success: (answer: unknown) => void }) => {
      success({ statusCode: 200, data: answer(url) })
      rows = [{ ...(rows[0] as Row), id: `new${rows.length}` }, ...rows]
    },
  })
  await inbox.more()
  expect(new Set(ids(inbox)).size).toBe(ids(inbox).length)
  expect(ids(inbox)).toContain('n130')
})

it('keeps what is there where the next page does not come', async () => {
  const inbox = opened()
  await inbox.run()
  reached = false
  await inbox.more()
  expect(ids(inbox)).toHaveLength(100)
  expect(inbox.failure.value?.title).toBe('网络连不上')
  reached = true
  await inbox.run()
  expect(ids(inbox)).toHaveLength(130)
})

it('says at home what is to be filed and was not read, however much was said since', async () => {
  vi.useFakeTimers({ now: new Date('2026-05-20T02:00:00Z') })
  rows[119] = { ...(rows[119] as Row), campaign: 'c', dueOn: '2026-05-31' }
  rows[125] = { ...(rows[125] as Row), readAt: undefined }
  await useSession().signInWithPhone({ ticket: 't', code: '1' } as never)
  const concerns = useConcerns()
  await concerns.load()
  expect(concerns.items.map(({ kind, id }) => [kind, id])).toEqual([['filing', 'n120'], ['unread', '']])
})

it('asks once where everything fits', async () => {
  rows = rows.slice(0, 100)
  await useSession().signInWithPhone({ ticket: 't', code: '1' } as never)
  await useConcerns().load()
  expect(asked).toHaveLength(1)
})
