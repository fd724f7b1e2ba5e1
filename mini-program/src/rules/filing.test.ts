import { describe, expect, it } from 'vitest'
import { findingsWords, isOpenCell, itemDetail, itemMarks, originMark, placeOf } from './filing'

const today = '2026-05-25'

describe('a year in the list', () => {
  it('shows how long it is while something is owed', () => {
    expect(itemMarks({ state: 'draft', due: '2026-05-31' }, today)).toEqual([{ text: '填报中', kind: 'quiet' }, { text: '还剩 6 天', kind: 'amber' }])
    expect(itemMarks({ state: 'not_started', due: '2026-05-20' }, today)[1]).toEqual({ text: '已过 5 天', kind: 'red' })
    expect(itemDetail({ state: 'draft', due: '2026-06-01' }, today)).toBe('6月1日（星期一）前报')
  })

  it('shows what became of it afterwards', () => {
    expect(itemMarks({ state: 'submitted', due: '2026-05-31' }, today)).toEqual([{ text: '已报送', kind: 'quiet' }])
    expect(itemMarks({ state: 'correcting', due: '2026-05-31' }, today)).toEqual([{ text: '退回补正', kind: 'red' }])
    expect(itemDetail({ state: 'in_review', due: '2026-05-31', number: 'R2026-000001' }, today)).toBe('回执 R2026-000001')
    expect(itemDetail({ state: 'received', due: '2026-05-31' }, today)).toContain('窗口')
  })
})

describe('isOpenCell', () => {
  it('is every cell of a draft, the named ones in a correction, none afterwards', () => {
    expect(isOpenCell({ state: 'draft' }, 'a')).toBe(true)
    expect(isOpenCell({ state: 'correcting', correction: { cells: ['a'] } }, 'a')).toBe(true)
    expect(isOpenCell({ state: 'correcting', correction: { cells: ['a'] } }, 'b')).toBe(false)
    expect(isOpenCell({ state: 'submitted' }, 'a')).toBe(false)
  })
})

describe('originMark', () => {
  it('says where a value came from, or that it was changed', () => {
    expect(originMark({ origin: 'register', changed: false, value: '甲' })).toEqual({ text: '来自登记', kind: 'blue' })
    expect(originMark({ origin: 'last_year', changed: false, value: 5 })?.text).toBe('来自去年年报')
    expect(originMark({ origin: 'last_year', changed: true, value: 6 })).toEqual({ text: '改过', kind: 'amber' })
    expect(originMark({ changed: true, value: 6 })).toBeUndefined()
    expect(originMark(undefined)).toBeUndefined()
  })
})

describe('findings', () => {
  const cell = { code: 'b', label: '乙', kind: 'int' as const, required: true }

  it('are counted in words', () => {
    expect(findingsWords({ hard: 2, soft: 1, unexplained: 1, checked: 40 })).toBe('有 2 处要改，1 处要说明')
    expect(findingsWords({ hard: 0, soft: 1, unexplained: 1, checked: 40 })).toBe('有 1 处要说明')
    expect(findingsWords({ hard: 0, soft: 1, unexplained: 0, checked: 40 })).toBe('都说明了，可以提交')
    expect(findingsWords({ hard: 0, soft: 0, unexplained: 0, checked: 40 })).toBe('查了 40 项，没有问题')
  })

  it('lead to the first of their cells that the form has', () => {
    const section = { code: 's', title: 'S', cells: [cell] }
    expect(placeOf([section], ['a', 'b'])).toEqual({ section, cell })
    expect(placeOf([section], ['a'])).toBeUndefined()
  })
})
