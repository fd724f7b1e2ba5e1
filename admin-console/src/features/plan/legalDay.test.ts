import { describe, expect, it } from 'vitest'
import type { LegalDay } from '@/shared/api/types'
import { draftOf, fixedText, whenText } from './legalDay'

const day: LegalDay = { id: 'x', name: '演示日', dates: [], source: '演示', checked: true, version: 1 }

describe('a legal day', () => {
  it('is written and read back', () => {
    const week = { month: 12, day: 1, lastMonth: 12, lastDay: 7 }
    expect(fixedText({ fixed: week })).toBe('12-01 至 12-07')
    expect(draftOf({ name: '演示日', fixed: fixedText({ fixed: week }) }).fixed).toEqual(week)
    expect(draftOf({ fixed: '6-26' }).fixed).toEqual({ month: 6, day: 26 })
  })

  it('keeps a moving day as it was looked up', () => {
    expect(draftOf({ dates: ['2026-02-17'] })).toEqual({ dates: ['2026-02-17'] })
  })

  it('says so where nobody has looked the year up', () => {
    expect(whenText({ day })).toContain('没有查过')
    expect(whenText({ day, on: '2026-05-01', until: '2026-05-31' })).toBe('2026-05-01 至 2026-05-31')
  })
})
