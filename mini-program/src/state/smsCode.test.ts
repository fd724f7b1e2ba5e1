import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSmsCode } from './smsCode'

interface Sent {
  data: string
  success: (answer: { statusCode: number; data: unknown }) => void
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers({ now: 5_000 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function answer(statusCode: number, data: unknown) {
  vi.stubGlobal('uni', { request: ({ success }: Sent) => success({ statusCode, data }) })
}

it('keeps the last ticket of each purpose apart, with the moment from which another may be asked for', async () => {
  const codes = useSmsCode()
  answer(202, { ticket: 'one', validSeconds: 300, resendAfterSeconds: 60 })
  await codes.request('10000000001', 'sign_in')
  answer(202, { ticket: 'two', validSeconds: 300, resendAfterSeconds: 60 })
  await codes.request('10000000002', 'bind_phone')
  expect(codes.sent.sign_in).toEqual({ phone: '10000000001', ticket: 'one', resendAt: 65_000 })
  codes.forget('bind_phone')
  expect(codes.sent.bind_phone).toBeUndefined()
  expect(codes.sent.sign_in?.ticket).toBe('one')
})

it('keeps the ticket that works when another is refused', async () => {
  const codes = useSmsCode()
  answer(202, { ticket: 'one', validSeconds: 300, resendAfterSeconds: 60 })
  await codes.request('10000000001', 'sign_in')
  answer(429, { type: 'too-many-requests', title: '一分钟只发一次', status: 429, requestId: 'r' })
  await expect(codes.request('10000000001', 'sign_in')).rejects.toMatchObject({ status: 429 })
  expect(codes.sent.sign_in?.ticket).toBe('one')
})
