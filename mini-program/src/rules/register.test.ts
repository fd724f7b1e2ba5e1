import { describe, expect, it } from 'vitest'
import { itemsWith, statusMark, targetOf, wordsFault, type BatchItem } from './register'

describe('targetOf', () => {
  it('knows each number by its shape', () => {
    expect(targetOf(' 2026-3 ')).toEqual({ kind: 'publication', number: '2026-3' })
    expect(targetOf('51440881mjm0000')).toBeUndefined()
    expect(targetOf('51440881 MJM000000X')).toEqual({ kind: 'organization', number: '51440881MJM000000X' })
    expect(targetOf('408z-509j-qfcc-bz1s')).toEqual({ kind: 'certificate', number: '408Z-509J-QFCC-BZ1S' })
    expect(targetOf('你好')).toBeUndefined()
    expect(targetOf('')).toBeUndefined()
  })
})

describe('wordsFault', () => {
  it('wants two signs', () => {
    expect(wordsFault(' 协 ')).not.toBe('')
    expect(wordsFault('协会')).toBe('')
  })
})

describe('itemsWith', () => {
  const item = (no: number, name: string): BatchItem => ({
    no,
    sha256: '',
    corrections: [],
    facts: { no: String(no), kind: 'registration', name, creditCode: `5144088100000000${no}X`, salt: '' },
  })
  const withdrawn: BatchItem = { no: 9, sha256: '', corrections: [], withdrawnOn: '2026-01-01' }

  it('finds by name and by code, and leaves out what was withdrawn', () => {
    const items = [item(1, '演示甲协会'), item(2, '演示乙学会'), withdrawn]
    expect(itemsWith(items, '学会').map((one) => one.no)).toEqual([2])
    expect(itemsWith(items, '51440881000000001x').map((one) => one.no)).toEqual([1])
    expect(itemsWith(items, ' ')).toHaveLength(3)
  })
})

describe('statusMark', () => {
  it('is red for lists only', () => {
    expect(statusMark('serious').kind).toBe('red')
    expect(statusMark('owes').kind).toBe('amber')
    expect(statusMark('normal').text).toBe('正常')
  })
})
