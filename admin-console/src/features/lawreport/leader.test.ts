import { describe, expect, it } from 'vitest'
import type { LeaderNumbers } from '@/shared/api/types'
import { approvals, tiles } from './leader'

const numbers: LeaderNumbers = {
  on: '2026-05-04',
  returns: { campaign: 'c', year: 2025, dueOn: '2026-05-31', asked: 577, submitted: 576, overdue: 0, owed: [] },
  reviews: { waiting: 3, correcting: 1, proposed: 2 },
  lists: { abnormal: 4, serious: 1, openMoves: 0 },
  posts: { posts: 400, ready: 300, vacant: 20, unready: 80, untrained: 60, unchecked: 20, expiring: 0 },
  events: { held: 3, items: 0, done: 0, overdue: 0 },
  questions: 0,
  clocks: [
    { kind: 'petition', title: '信访件', open: 0, soon: 0, overdue: 0 },
    { kind: 'lawsuit', title: '行政诉讼案件', open: 0, soon: 0, overdue: 0 },
    { kind: 'hotline', title: '12345工单', open: 3, soon: 1, overdue: 1 },
  ],
  approvals: { campaigns: 0, moves: 0, reports: [{ id: 'r', title: '演示报告' }] },
}
const tile = (key: string) => tiles(numbers).find((one) => one.key === key)

describe('tiles', () => {
  it('come in the order in which a leader asks, without clocks of which nothing runs', () => {
    expect(tiles(numbers).map(({ key }) => key)).toEqual(['returns', 'reviews', 'lists', 'posts', 'events', 'questions', 'petition', 'hotline'])
    expect(tiles({ ...numbers, returns: undefined })[0]?.key).toBe('reviews')
  })

  it('have parts that add up to the whole', () => {
    const sum = (key: string) => tile(key)?.shares.reduce((all, share) => all + share.value, 0)
    expect([sum('returns'), sum('posts'), sum('hotline')]).toEqual([577, 400, 3])
    expect(tile('returns')?.value).toBe('99')
  })

  it('lead from each number to its rows', () => {
    expect(tile('events')?.to).toBe('/events?year=2026')
    expect(tile('hotline')?.shares.map(({ to }) => to)).toEqual([undefined, '/ledgers/hotline?state=soon', '/ledgers/hotline?state=overdue'])
    const owing = { ...numbers, returns: { ...numbers.returns!, submitted: 1, overdue: 3, owed: [{ campaign: 'old', year: 2024, organizations: 3 }] } }
    const [returns] = tiles(owing)
    expect(returns?.value).toBe('不到 1')
    expect(returns?.links).toEqual([{ words: '2024 年度欠报 3 家', to: '/campaigns/old' }])
  })

  it('say what is wrong, or that nothing is', () => {
    expect(tile('hotline')?.note).toBe('1 件超过期限')
    expect(tile('petition')?.note).toBe('没有超过期限的')
    expect(tile('events')?.note).toBe('今年的责任清单还没有定')
  })
})

describe('approvals', () => {
  it('lead to where they are decided', () => {
    expect(approvals(numbers)).toEqual([{ key: 'r', words: '演示报告，等您批准', to: '/law-reports/r' }])
    const more = { ...numbers, approvals: { campaigns: 1, moves: 2, reports: [] } }
    expect(approvals(more).map(({ to }) => to)).toEqual(['/campaigns', '/credit-moves'])
  })
})
