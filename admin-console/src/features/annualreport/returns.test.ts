import { describe, expect, it } from 'vitest'
import { marksOf, yuan } from './returns'

describe('yuan', () => {
  it('writes 分 as 元 without losing any', () => {
    expect(yuan(0)).toBe('0.00 元')
    expect(yuan(5)).toBe('0.05 元')
    expect(yuan(123_456_789)).toBe('1,234,567.89 元')
    expect(yuan(undefined)).toBe('')
  })
})

describe('marksOf', () => {
  it('tells late and without consent, both or none', () => {
    const filed = { id: 'r', year: 2025, organization: 'o', organizationName: '演示', submittedAt: '2026-03-01T00:00:00Z', how: 'online' as const }
    expect(marksOf({ ...filed, late: true, consent: 'missing' })).toEqual(['逾期', '缺初审'])
    expect(marksOf({ ...filed, late: false, consent: 'not_needed' })).toEqual([])
  })
})
