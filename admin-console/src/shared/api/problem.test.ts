import { describe, expect, it } from 'vitest'
import { asProblem, placeErrors, problemFrom, rowErrors } from './problem'

describe('placeErrors', () => {
  it('puts each message at its field and keeps the rest', () => {
    const placed = placeErrors(
      [
        { pointer: '/year', message: '年度不对' },
        { pointer: '/types/0', message: '没有这一类' },
        { pointer: '/types/1', message: '重复' },
        { pointer: '/nobody', message: '不认识' },
        { pointer: 'header/Idempotency-Key', message: '太短' },
      ],
      ['year', 'types'],
    )
    expect(placed.fields).toEqual({ year: '年度不对', types: '没有这一类；重复' })
    expect(placed.rest.map((error) => error.message)).toEqual(['不认识', '太短'])
  })

  it('unescapes a pointer', () => {
    expect(placeErrors([{ pointer: '/a~1b', message: 'x' }], ['a/b']).fields).toEqual({ 'a/b': 'x' })
  })

  it('accepts a problem without errors', () => {
    expect(placeErrors(undefined, ['year'])).toEqual({ fields: {}, rest: [] })
  })
})

describe('rowErrors', () => {
  it('reads row and column, also with a slash in the column', () => {
    expect(rowErrors([{ pointer: 'row/577/电话/手机', message: '太短' }])).toEqual([
      { row: 577, column: '电话/手机', message: '太短' },
    ])
  })

  it('keeps what is no row', () => {
    expect(rowErrors([{ pointer: '/file', message: '不是表格' }])).toEqual([
      { row: undefined, column: '', message: '不是表格' },
    ])
  })
})

describe('problemFrom', () => {
  it('passes a problem through', () => {
    const problem = problemFrom({ type: 'conflict', title: '已经发布', status: 409, requestId: 'r1' }, 409)
    expect(problem.problem.title).toBe('已经发布')
    expect(problem.outcomeUnknown).toBe(false)
  })

  it('finds words for an answer that is no problem', () => {
    const problem = problemFrom('<html>502</html>', 502)
    expect(problem.problem.detail).toContain('502')
    expect(problem.outcomeUnknown).toBe(true)
  })

  it('knows nothing by a page that something on the way put in between', () => {
    expect(problemFrom('<html>403</html>', 403).outcomeUnknown).toBe(true)
  })

  it('does not hide a fault of our own', () => {
    expect(() => asProblem(new RangeError('bug'))).toThrow('bug')
  })
})
