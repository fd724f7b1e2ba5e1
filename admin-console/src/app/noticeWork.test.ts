import { describe, expect, it } from 'vitest'
import type { Circular } from '@/shared/api/types'
import { noticeWork } from './noticeWork'

const circular = (change: Partial<Circular>): Circular => ({
  id: 'c1',
  version: 1,
  state: 'draft',
  kind: 'courtesy',
  title: '演示通知',
  audience: {},
  values: {},
  plan: { first: [], then: [] },
  createdAt: '2026-03-01T02:00:00Z',
  createdBy: 'a',
  ...change,
})
const nothing = { circulars: [], stale: 0 }

describe('noticeWork', () => {
  it('is empty when nothing waits', () => expect(noticeWork(nothing, 'b', '2026-03-02')).toEqual([]))

  it('puts what stands still before what people must do, and drafts last', () => {
    const facts = {
      calls: { waiting: 7, oldest: '2026-02-27T02:00:00Z' },
      tasks: { waiting: 2 },
      circulars: [circular({}), circular({ id: 'c2', state: 'paused', pauseReason: '短信失败太多' })],
      stale: 1,
    }
    const work = noticeWork(facts, 'b', '2026-03-02')
    expect(work.map(({ key }) => key)).toEqual(['paused/c2', 'tasks', 'calls', 'circular/c1', 'templates'])
    expect(work[0]?.reason).toBe('短信失败太多')
    expect(work[2]?.when).toBe('最早的是 3 天前')
  })

  it('tells the author that another person sends', () => {
    expect(noticeWork({ ...nothing, circulars: [circular({})] }, 'a', '2026-03-02')[0]?.reason).toContain('另一个人')
    expect(noticeWork({ ...nothing, circulars: [circular({})] }, 'b', '2026-03-02')[0]?.reason).not.toContain('另一个人')
  })
})
