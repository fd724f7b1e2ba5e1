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

  it('says of what was filled in that it is still there, and which button to press', () => {
    expect(explain(new Failure(0), 'form')).toMatchObject({
      title: '没有交上去',
      detail: '填的还在这一页。连上网，再点一次下面的按钮。',
    })
    expect(explain(new Failure(0), 'press').detail).not.toContain('填的')
  })

  it('tells the number of a fault of the server, in words for what was being done', () => {
    const fault = new Failure(500, { type: 'internal', title: '系统出了问题，您的内容没有保存', status: 500, requestId: 'req-2' })
    expect(explain(fault)).toMatchObject({ type: 'internal', title: '这一页没能打开', requestId: 'req-2' })
    for (const doing of ['form', 'press'] as const) {
      expect(explain(fault, doing)).toMatchObject({
        title: '没有办成',
        detail: '不是您操作错了。过一会儿再点一次。',
        requestId: 'req-2',
      })
    }
  })

  it('shows a refusal in the words of the server, whatever was being done', () => {
    for (const doing of ['page', 'form', 'press'] as const) {
      expect(explain(new Failure(400, problem), doing).title).toBe('有两处没填对')
    }
  })

  it('never shows a code alone, and speaks of pages and of 重试 only where a page was opened', () => {
    for (const doing of ['page', 'form', 'press'] as const) {
      for (const thrown of [new Failure(0), new Failure(500), new Error('boom')]) {
        const { title, detail } = explain(thrown, doing)
        expect(detail).not.toBe('')
        expect(title + detail).not.toMatch(/500|boom|！/)
        expect(/重试|没能打开/.test(title + detail)).toBe(doing === 'page')
      }
    }
  })
})

describe('isProblem', () => {
  it('takes only what has a title to show', () => {
    expect(isProblem(problem)).toBe(true)
    for (const other of ['<html>', null, undefined, {}, { title: 7 }]) expect(isProblem(other)).toBe(false)
  })
})
