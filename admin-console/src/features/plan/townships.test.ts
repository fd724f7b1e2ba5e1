import { describe, expect, it } from 'vitest'
import type { PlanCover } from '@/shared/api/types'
import { rowsOf } from './townships'

const held = (code: string, held: number) => ({ code, name: code, held, counted: held, percent: 10 * held })
const cover = (county: number): PlanCover => ({
  progress: { items: 1, done: 0, overdue: 0, events: county + 2 },
  topics: [],
  townships: [held('440881', county), held('440881001', 2)],
  villages: {
    since: '2025-05-26',
    until: '2026-05-25',
    total: 20,
    reached: 3,
    townships: [{ code: '440881001', name: '440881001', total: 20, reached: 3, percent: 15, villages: [] }],
  },
})

describe('rowsOf', () => {
  it('puts villages beside events', () => {
    expect(rowsOf(cover(0))).toEqual([{ ...held('440881001', 2), reached: '3/20' }])
  })

  it('keeps events of the whole county apart, so that all add up', () => {
    expect(rowsOf(cover(1))[0]).toEqual({ ...held('440881', 1), name: '全县的活动', reached: undefined })
  })
})
