import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, api, connect } from './client'

const signedOut = vi.fn()
const renewToken = vi.fn<() => Promise<boolean>>()
let token = 'old'
let sent: Request[] = []
let answers: Response[] = []

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const problem = (type: string, status: number) => json({ type, title: '不行', status, requestId: 'r' }, status)

beforeEach(() => {
  sent = []
  answers = []
  token = 'old'
  signedOut.mockReset()
  renewToken.mockReset()
  connect({ csrfToken: () => token, signedOut, renewToken })
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request)
    const next = answers.shift()
    return next ? Promise.resolve(next) : Promise.reject(new TypeError('network'))
  })
})
afterEach(() => vi.unstubAllGlobals())

const signOut = () => answer(api.POST('/api/sign-out'))

describe('api', () => {
  it('sends the token with commands only', async () => {
    answers = [json({ items: [] }), new Response(null, { status: 204 })]
    await answer(api.GET('/api/campaigns'))
    await signOut()
    expect(sent.map((request) => request.headers.get('X-CSRF-Token'))).toEqual([null, 'old'])
  })

  it('renews a stale token and sends the command once more', async () => {
    answers = [problem('csrf-rejected', 403), new Response(null, { status: 204 })]
    renewToken.mockImplementation(() => {
      token = 'new'
      return Promise.resolve(true)
    })
    await signOut()
    expect(sent.map((request) => request.headers.get('X-CSRF-Token'))).toEqual(['old', 'new'])
  })

  it('does not send again for another person', async () => {
    answers = [problem('csrf-rejected', 403)]
    renewToken.mockResolvedValue(false)
    await expect(signOut()).rejects.toMatchObject({ status: 403 })
    expect(sent).toHaveLength(1)
  })

  it('reports an ended session', async () => {
    answers = [problem('not-signed-in', 401)]
    await expect(answer(api.GET('/api/campaigns'))).rejects.toMatchObject({ status: 401 })
    expect(signedOut).toHaveBeenCalledOnce()
  })

  it('has words for a lost connection', async () => {
    await expect(answer(api.GET('/api/campaigns'))).rejects.toMatchObject({ problem: { title: '连不上服务器' } })
  })
})
