import { describe, expect, it } from 'vitest'
import type { StaleCitation } from './api'
import { canStand, grouped, happened } from './stale'

const stale = (part: Partial<StaleCitation>): StaleCitation => ({
  id: '1',
  kind: 'card',
  subject: 'a',
  title: '甲',
  mine: false,
  statute: 'x',
  law: '演示条例',
  version: '2019-01-02',
  article: 2,
  label: '第二条',
  what: 'changed',
  dueOn: '2026-03-30',
  foundAt: '2026-03-30T00:00:00Z',
  parts: [],
  ...part,
})

describe('happened', () => {
  it('says since when, and that a day has not come', () => {
    expect(happened(stale({ newLabel: '第二条' }), '2026-04-01')).toBe('2026-03-30 周一起第二条的内容有改动')
    expect(happened(stale({ newLabel: '第三条' }), '2026-03-01')).toBe('2026-03-30 周一起（还没到）第二条改成第三条，内容有改动')
    expect(happened(stale({ what: 'gone' }), '2026-04-01')).toBe('2026-03-30 周一起施行的版本里没有第二条了')
    expect(happened(stale({ what: 'corrected' }), '2026-04-01')).toBe('2026-03-30 周一更正了这个版本的文本或施行日期，请对照现在的条文再看一遍')
  })
})

describe('canStand', () => {
  it('needs an article to cite instead', () => {
    expect(canStand(stale({ newArticle: 2 }))).toBe(true)
    expect(canStand(stale({ what: 'gone' }))).toBe(false)
    expect(canStand(stale({ what: 'repealed' }))).toBe(false)
  })
})

describe('grouped', () => {
  it('keeps each law together in the order they come', () => {
    const groups = grouped([stale({ id: '1' }), stale({ id: '2', statute: 'y', law: '乙' }), stale({ id: '3' })])
    expect(groups.map(({ law, items }) => [law, items.map(({ id }) => id)])).toEqual([['演示条例', ['1', '3']], ['乙', ['2']]])
  })
})
