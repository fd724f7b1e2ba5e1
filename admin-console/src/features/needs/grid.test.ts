import { describe, expect, it } from 'vitest'
import type { NeedsBoard } from '@/shared/api/types'
import { gridOf, shade } from './grid'
import { monthBefore, monthText } from './words'

const board = {
  groups: [
    { topic: 'marriage', township: '440881101', count: 12 },
    { topic: 'marriage', count: 30 },
    { count: 8 },
  ],
  topics: [
    { code: 'marriage', name: '婚姻家庭' },
    { code: 'relief', name: '困难救助' },
  ],
  townships: [
    { code: '440881101', name: '石城镇' },
    { code: '440881102', name: '新民镇' },
  ],
} as unknown as NeedsBoard

describe('the grid of the board', () => {
  it('leaves out what has no number and puts the rest last', () => {
    const grid = gridOf(board)
    expect(grid.topics.map((head) => [head.name, head.total])).toEqual([
      ['婚姻家庭', 42],
      ['其他', 8],
    ])
    expect(grid.townships.map((head) => head.name)).toEqual(['石城镇', '全县其他'])
    expect(grid.cells).toEqual([
      [12, undefined],
      [30, 8],
    ])
  })

  it('shades the largest most and nothing not at all', () => {
    expect(shade(30, 30)).toBe(40)
    expect(shade(5, 30)).toBeLessThan(shade(12, 30))
    expect(shade(undefined, 30)).toBe(0)
  })

  it('counts months back over the year', () => {
    expect(monthBefore('2026-02', 3)).toBe('2025-11')
    expect(monthBefore('2026-12', 11)).toBe('2026-01')
    expect(monthText('2026-05')).toBe('2026年5月')
  })
})
