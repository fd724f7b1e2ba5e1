import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { NeedCoverage, NeedsBoard } from '@/shared/api/types'
import CoverageTable from './CoverageTable.vue'
import HeatGrid from './HeatGrid.vue'

/** On a phone the heads are gone: each cell of a row says itself what it counts. */
function namesOfCells(table: ReturnType<typeof mount>, row: string): { heads: string[]; cells: Array<string | undefined> } {
  const heads = table.findAll('thead th').map((head) => head.text())
  const cells = table.get(row).findAll('td').map((cell) => cell.attributes('data-label'))
  return { heads: heads.slice(1), cells }
}

describe('tables of needs on a phone', () => {
  it('name what was asked and what is told of it', () => {
    const line = { topic: 'marriage', name: '婚姻家庭', asked: 42, askedRank: 1, cards: 3, guides: 2, events: 1, coveredRank: 4 } as unknown as NeedCoverage
    const { heads, cells } = namesOfCells(mount(CoverageTable, { props: { lines: [line] } }), 'tbody tr')
    expect(cells).toEqual(heads)
  })

  it('name the topic of each number, down to the sums', () => {
    const board = {
      total: 20,
      groups: [
        { topic: 'marriage', township: '440881101', count: 12 },
        { topic: 'relief', count: 8 },
      ],
      topics: [
        { code: 'marriage', name: '婚姻家庭' },
        { code: 'relief', name: '困难救助' },
      ],
      townships: [{ code: '440881101', name: '石城镇' }],
    } as unknown as NeedsBoard
    const grid = mount(HeatGrid, { props: { board } })
    for (const row of ['tbody tr', 'tfoot tr']) {
      const { heads, cells } = namesOfCells(grid, row)
      expect(heads).toEqual(['婚姻家庭', '困难救助', '合计'])
      expect(cells).toEqual(heads)
    }
  })
})
