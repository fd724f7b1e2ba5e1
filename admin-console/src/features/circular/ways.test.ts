import { describe, expect, it } from 'vitest'
import type { WayCounts } from '@/shared/api/types'
import { byOccasion, piecesOf, waitingIn } from './ways'

const way = (occasion: string, change: Partial<WayCounts> = {}): WayCounts => ({
  occasion,
  channel: 'sms',
  queued: 0,
  sending: 0,
  sent: 0,
  failed: 0,
  uncertain: 0,
  stopped: 0,
  cancelled: 0,
  crossed: 0,
  ...change,
})

describe('ways', () => {
  it('tells the newest occasion first, with all its ways', () => {
    const groups = byOccasion({ ways: [way('notice'), way('notice', { channel: 'email' }), way('reminder-1', { sent: 2, queued: 3 })] })
    expect(groups.map(({ occasion, ways }) => [occasion, ways.length])).toEqual([['reminder-1', 1], ['notice', 2]])
    expect(groups[0]?.ways[0]?.total).toBe(5)
  })

  it('draws only what there is, and never more than the whole', () => {
    const [group] = byOccasion({ ways: [way('notice', { sent: 3, failed: 1, queued: 4 })] })
    expect(piecesOf(group!.ways[0]!)).toEqual([
      { state: 'sent', share: '37.5%' },
      { state: 'failed', share: '12.5%' },
    ])
    expect(piecesOf({ ...way('notice'), total: 0 })).toEqual([])
  })

  it('counts what a cancel gives up', () => expect(waitingIn({ ways: [way('notice', { queued: 3, sending: 9 }), way('reminder-1', { queued: 4 })] })).toBe(7))
})
