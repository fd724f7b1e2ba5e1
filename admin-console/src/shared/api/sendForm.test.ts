import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from './client'
import { sendForm } from './sendForm'

interface Answer {
  status: number
  response: unknown
}

const signedOut = vi.fn()
const renewToken = vi.fn<() => Promise<boolean>>()
const stale: Answer = { status: 403, response: { type: 'csrf-rejected', title: '请再试一次', status: 403, requestId: 'r' } }
let token = 'old'
let answers: Answer[] = []
let sent: Array<Record<string, string>> = []

/** As the browser's, as far as an upload asks it. */
class Browser {
  status = 0
  response: unknown
  upload = {}
  headers: Record<string, string> = {}
  onload = () => undefined
  onerror = () => undefined
  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value
  }
  send(): void {
    sent.push(this.headers)
    const next = answers.shift()
    Object.assign(this, next)
    queueMicrotask(next ? () => this.onload() : () => this.onerror())
  }
}

beforeEach(() => {
  token = 'old'
  answers = []
  sent = []
  signedOut.mockReset()
  renewToken.mockReset()
  connect({ csrfToken: () => token, signedOut, renewToken })
  vi.stubGlobal('XMLHttpRequest', Browser)
})
afterEach(() => vi.unstubAllGlobals())

const send = () => sendForm('/api/lesson-files', new File(['a'], 'a.mp4'), 'k', () => undefined)

describe('sendForm', () => {
  it('renews a stale token and sends the file once more, with the same key', async () => {
    answers = [stale, { status: 201, response: { id: 'f' } }]
    renewToken.mockImplementation(() => {
      token = 'new'
      return Promise.resolve(true)
    })
    expect(await send()).toEqual({ id: 'f' })
    expect(sent.map((headers) => [headers['X-CSRF-Token'], headers['Idempotency-Key']])).toEqual([['old', 'k'], ['new', 'k']])
  })

  it('does not send again for another person', async () => {
    answers = [stale]
    renewToken.mockResolvedValue(false)
    await expect(send()).rejects.toMatchObject({ status: 403 })
    expect(sent).toHaveLength(1)
  })

  it('reports an ended session, and has words for a lost connection', async () => {
    answers = [{ status: 401, response: null }]
    await expect(send()).rejects.toMatchObject({ status: 401 })
    expect(signedOut).toHaveBeenCalledOnce()
    await expect(send()).rejects.toMatchObject({ outcomeUnknown: true })
  })
})
