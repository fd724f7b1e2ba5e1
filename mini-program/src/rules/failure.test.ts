import { describe, expect, it } from 'vitest'
import { explain, Failure, isProblem, type Problem } from './failure'

const problem: Problem = {
  type: 'invalid-input',
  title: '有两处没填对',
  status: 400,
  detail: '改好以后再交。',
  requestId: 'req-1',
  errors: [
    { pointer: '/account', message: '请填账号' },
    { pointer: 'query/q', message: '太长' },
  ],
}

describe('explain', () => {
  it('shows the words of the server and puts each fault at its field', () => {
    expect(explain(new Failure(400, problem))).toEqual({
      type: 'invalid-input',
      title: '有两处没填对',
      detail: '改好以后再交。',
      fields: { account: '请填账号', q: '太长' },
      requestId: 'req-1',
      gone: false,
    })
  })

  it('knows when asking again is of no use', () => {
    const missing: Problem = { ...problem, type: 'not-found', title: '没有这期培训' }
    expect(explain(new Failure(404, missing))).toMatchObject({ title: '没有这期培训', gone: true, requestId: '' })
    const misaddressed = { ...problem, errors: [{ pointer: 'path/number', message: '格式不对' }] }
    expect(explain(new Failure(400, misaddressed))).toMatchObject({ title: '没有找到您要的内容', gone: true, requestId: '' })
  })

  it('tells no network from a server that answers nonsense', () => {
    expect(explain(new Failure(0)).title).toBe('网络连不上')
    expect(explain(new Failure(502)).title).toBe('这一页没能打开')
    expect(explain(new TypeError('x')).title).toBe('这一页没能打开')
  })

  it('never shows a code alone', () => {
    for (const thrown of [new Failure(0), new Failure(500), new Error('boom')]) {
      const shown = explain(thrown)
      expect(shown.detail).not.toBe('')
      expect(shown.title + shown.detail).not.toMatch(/500|boom|！/)
    }
  })
})

describe('isProblem', () => {
  it('takes only what has a title to show', () => {
    expect(isProblem(problem)).toBe(true)
    for (const other of ['<html>', null, undefined, {}, { title: 7 }]) expect(isProblem(other)).toBe(false)
  })
})
