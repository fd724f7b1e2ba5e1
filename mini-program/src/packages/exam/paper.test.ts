import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSession } from '@/state/session'
import { usePaper } from './paper'

const device = new Map<string, unknown>()
let server: ReturnType<typeof examServer>

/** One paper of two questions, and whose session it still knows. */
function examServer() {
  const it = { tokens: new Set(['first']), asked: 0, saved: [] as { place: number; token: string; answer: number[]; version: number }[], answer }

  function answer(method: string, url: string, data: string | undefined, token: string): { statusCode: number; data: unknown } {
    it.asked++
    if (url === '/api/sign-in/password') {
      it.tokens.add('second')
      return { statusCode: 200, data: { token: 'second', person: { id: 'p', operations: [] } } }
    }
    if (!it.tokens.has(token)) return { statusCode: 401, data: { type: 'unauthorized', title: '请先登录', status: 401, requestId: '' } }
    return { statusCode: 200, data: method === 'GET' ? paper() : save(url, data ?? '{}', token) }
  }

  function paper() {
    return { attempt: { id: 'a', endsAt: '2026-05-25T07:12:00Z' }, now: '2026-05-25T06:32:00Z', ended: false, questions: [1, 2].map(question) }
  }

  function question(place: number) {
    const last = it.saved.filter((one) => one.place === place).at(-1)
    return { place, kind: 'single', pick: 'one', text: '', choices: ['甲', '乙'], version: last?.version ?? 0, ...(last && { answer: last.answer }) }
  }

  function save(url: string, data: string, token: string) {
    const one = { place: Number(url.split('/').at(-1)), token, ...(JSON.parse(data) as { answer: number[]; version: number }) }
    it.saved.push(one)
    return { kept: true, answer: one.answer, version: one.version, savedAt: '2026-05-25T06:33:00Z' }
  }

  return it
}

beforeEach(() => {
  device.clear()
  device.set('pufa.token', 'first').set('pufa.person', 'p')
  server = examServer()
  vi.useFakeTimers()
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
    getStorageInfoSync: () => ({ keys: [...device.keys()] }),
    onNetworkStatusChange: () => undefined,
    request: ({ url, method, data, header, success }: { url: string; method: string; data?: string; header: Record<string, string>; success: (answer: unknown) => void }) =>
      success(server.answer(method, url, data, (header.Authorization ?? '').replace('Bearer ', ''))),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('keeps what was chosen while the session ran out, asks nothing without one, and sends it after signing in again', async () => {
  setActivePinia(createPinia())
  const session = useSession()
  const paper = usePaper()
  await paper.load('a')
  server.tokens.clear()
  paper.choose(paper.questions[0]!, [1])
  await vi.advanceTimersByTimeAsync(0)
  // The page asks to sign in.
  expect(session.signedIn).toBe(false)
  const asked = server.asked
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.asked).toBe(asked)

  paper.close()
  await session.signInWithPassword({ account: 'p', password: 'x', session: 'bearer' })
  await paper.load('a')
  await vi.advanceTimersByTimeAsync(0)
  expect(server.saved).toEqual([{ place: 1, token: 'second', answer: [1], version: 1 }])
  expect(paper).toMatchObject({ waiting: 0, failing: false })
})
