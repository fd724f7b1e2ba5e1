import { describe, expect, it } from 'vitest'
import type { LedgerField } from '@/shared/api/types'
import { linesOf, missing, typedOf, valuesOf } from './values'

const field = (code: string, type: LedgerField['type'], required = true): LedgerField => ({ code, title: code, type, required })
const FIELDS = [field('what', 'long'), field('people', 'number'), field('chief', 'yes'), field('results', 'choices'), field('note', 'text', false)]

describe('values of a ledger', () => {
  it('come back as they were stored', () => {
    const stored = { what: '演示', people: 12, chief: false, results: ['solved'] }
    expect(valuesOf(FIELDS, typedOf(FIELDS, stored))).toEqual(stored)
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
