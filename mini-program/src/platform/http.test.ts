import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failure } from '@/rules/failure'
import { call, useBearer } from './http'

interface Sent {
  url: string
  method: string
  data?: string
  header: Record<string, string>
  success: (answer: { statusCode: number; data: unknown }) => void
  fail: () => void
}

let sent: Sent[] = []

function answer(statusCode: number, data: unknown) {
  vi.stubGlobal('uni', {
    request: (options: Sent) => {
      sent.push(options)
      options.success({ statusCode, data })
    },
  })
}

beforeEach(() => {
  sent = []
  useBearer(
    () => undefined,
    () => undefined,
  )
})
afterEach(() => vi.unstubAllGlobals())

describe('call', () => {
  it('fills the path and the query, encoded', async () => {
    answer(200, { items: [] })
    await call('search', { query: { q: '离婚 & 孩子' } })
    await call('getArticle', { path: { statute: 'some-law', article: 7 }, query: {} })
    expect(sent.map((one) => `${one.method} ${one.url}`)).toEqual([
      'GET /api/search?q=%E7%A6%BB%E5%A9%9A%20%26%20%E5%AD%A9%E5%AD%90',
      'GET /api/statutes/some-law/articles/7',
    ])
  })

  it('sends the token and the headers of the operation, and no body where there is none', async () => {
    answer(200, {})
    useBearer(
      () => 'secret',
      () => undefined,
    )
    await call('acknowledgeNotice', { path: { notice: 'n1' }, header: { 'Idempotency-Key': 'key-12345' } })
    expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/inbox/n1/acknowledge' })
    expect(sent[0]?.header).toMatchObject({ Authorization: 'Bearer secret', 'Idempotency-Key': 'key-12345' })
    expect(sent[0]?.data).toBeUndefined()
    expect(sent[0]?.header).not.toHaveProperty('Content-Type')
  })

  it('throws the problem of the server', async () => {
    answer(404, { type: 'not-found', title: '没有这个问答', status: 404, requestId: 'r' })
    const thrown = await call('getCard', { path: { card: 'x' } }).catch((failure: unknown) => failure)
    expect(thrown).toBeInstanceOf(Failure)
    expect(thrown).toMatchObject({ status: 404, problem: { title: '没有这个问答' } })
  })

  it('reports a token the server no longer knows, but not a refused sign-in', async () => {
    const refused = vi.fn()
    let token = ''
    useBearer(() => token || undefined, refused)
    answer(401, {})
    await call('signInDemo', { body: { account: 'a' } }).catch(() => undefined)
    expect(refused).not.toHaveBeenCalled()
    token = 'old'
    await call('getCurrentPerson', {}).catch(() => undefined)
    expect(refused).toHaveBeenCalledOnce()
  })

  it('keeps the session when a code was wrong', async () => {
    const refused = vi.fn()
    useBearer(() => 'token', refused)
    answer(401, { type: 'sign-in-failed', title: '验证码不对', status: 401, requestId: 'r' })
    await call('bindPhone', { body: { ticket: 't', code: '000000' } }).catch(() => undefined)
    expect(refused).not.toHaveBeenCalled()
  })

  it('tells a server out of reach', async () => {
    vi.stubGlobal('uni', { request: (options: Sent) => options.fail() })
    await expect(call('listTopics', {})).rejects.toMatchObject({ status: 0 })
  })
})
