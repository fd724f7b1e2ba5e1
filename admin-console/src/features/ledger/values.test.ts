import { describe, expect, it } from 'vitest'
import type { LedgerField } from '@/shared/api/types'
import { linesOf, missing, saidOf, typedOf, valuesOf } from './values'

const field = (code: string, type: LedgerField['type'], required = true): LedgerField => ({ code, title: code, type, required })
const FIELDS = [field('what', 'long'), field('people', 'number'), field('chief', 'yes'), field('results', 'choices'), field('note', 'text', false)]

describe('values of a ledger', () => {
  it('come back as they were stored', () => {
    const stored = { what: '演示', people: 12, chief: false, results: ['solved'] }
    expect(valuesOf(FIELDS, typedOf(FIELDS, stored))).toEqual(stored)
  })

  it('read as they are said, where two of them are compared', () => {
    const results = { ...field('results', 'choices'), options: [{ code: 'solved', title: '解决了' }, { code: 'told', title: '答复了' }] }
    expect(saidOf(results, ['told', 'solved'])).toBe('答复了、解决了')
    expect(saidOf(field('chief', 'yes'), 'false')).toBe('否')
    expect(saidOf(field('chief', 'yes'), '')).toBe('')
    expect(saidOf(field('what', 'long'), '演示')).toBe('演示')
  })

  it('name every required field that is empty, and leave the others out', () => {
    const typed = { ...typedOf(FIELDS), what: '  ' }
    expect(missing(FIELDS, typed).map(({ pointer }) => pointer)).toEqual(['/values/what', '/values/people', '/values/chief', '/values/results'])
    expect(valuesOf(FIELDS, typed)).toEqual({})
  })

  it('leave a number that is none to the server, which says what is wrong', () => {
    expect(valuesOf(FIELDS, { people: '十二' })).toEqual({ people: '十二' })
  })

  it('take each pasted line once', () => {
    expect(linesOf('甲会\n\n乙会、甲会\n')).toEqual(['甲会', '乙会'])
  })
})
