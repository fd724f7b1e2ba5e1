import { describe, expect, it } from 'vitest'
import { differs, moveText, rowsOf, valueText } from './values'

const money = { code: 'income', label: '收入', kind: 'money' }

describe('valueText', () => {
  it('writes fen as yuan, days with their weekday, choices by their words', () => {
    expect(valueText(money, 1_234_560)).toBe('12,345.60 元')
    expect(valueText(money, -5)).toBe('-0.05 元')
    expect(valueText({ ...money, kind: 'date' }, '2026-05-31')).toBe('2026-05-31 周日')
    expect(valueText({ ...money, kind: 'choice', options: [{ code: 'y', label: '有' }] }, 'y')).toBe('有')
    expect(valueText({ ...money, kind: 'table' }, [{ a: 1 }, { a: 2 }])).toBe('2 条')
    expect(valueText(money, 0)).toBe('0.00 元')
    expect(valueText(money, null)).toBe('')
  })
})

describe('moveText', () => {
  it('says how a figure moved, and nothing where there is nothing to compare', () => {
    expect(moveText(money, 120, 100)).toBe('比去年多 20%')
    expect(moveText(money, 50, 100)).toBe('比去年少 50%')
    expect(moveText(money, 50, 0)).toBe('去年是 0')
    expect(moveText(money, 100_001, 100_000)).toBe('和去年差不到 1%')
    expect(moveText(money, 100, 100)).toBe('')
    expect(moveText(money, 100, undefined)).toBe('')
    expect(moveText({ ...money, kind: 'text' }, '甲', '乙')).toBe('和去年不同')
  })
})

describe('differs', () => {
  it('takes every kind of nothing for the same', () => {
    expect(differs(undefined, '')).toBe(false)
    expect(differs([], null)).toBe(false)
    expect(differs(0, null)).toBe(true)
    expect(differs([{ a: 1 }], [{ a: 2 }])).toBe(true)
  })
})

describe('rowsOf', () => {
  it('reads only what is a row', () => {
    expect(rowsOf([{ a: 1 }, 'x', null])).toEqual([{ a: 1 }])
    expect(rowsOf('x')).toEqual([])
  })
})
