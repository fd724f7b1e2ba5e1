import { describe, expect, it } from 'vitest'
import type { PieceLine } from '@/shared/api/types'
import { contentWork } from './contentWork'

const piece = (id: string, state: string, waitingSince?: string) =>
  ({ id, kind: 'card', topic: 'marriage', title: `问题 ${id}`, open: { number: 2, state, waitingSince, changedAt: '2026-03-01T00:00:00Z' }, changedAt: '2026-03-01T00:00:00Z', reviewDue: false, openComments: 0 }) as PieceLine

describe('contentWork', () => {
  it('is a row a stage, in the order of the work, and leads to the one piece there is', () => {
    const work = contentWork([piece('b', 'returned'), piece('a', 'legal_review', '2026-03-01T02:00:00Z')], '2026-03-03')
    expect(work.map(({ title, to, when, tone }) => [title, to, when, tone])).toEqual([
      ['“问题 a”等您做法制审核', '/content/a/editions/2', '2 天前', 'blue'],
      ['“问题 b”退回来了，等您改', '/content/b/editions/2', '2 天前', 'amber'],
    ])
  })

  it('counts several, says how long the oldest waits, and leaves out drafts', () => {
    const work = contentWork([piece('a', 'first_review', '2026-03-02T02:00:00Z'), piece('b', 'first_review', '2026-02-27T02:00:00Z'), piece('c', 'draft')], '2026-03-03')
    expect(work).toHaveLength(1)
    expect(work[0]).toMatchObject({ title: '2 篇普法内容等您初审', to: '/reviews', when: '最早的是 4 天前' })
  })
})
