import { describe, expect, it } from 'vitest'
import type { Leaflet } from '@/shared/api/types'
import { choicesOf } from './stock'

const leaflet = (id: string, state: Leaflet['state'], stock: number): Leaflet => ({
  id,
  title: '演示·婚姻登记折页',
  edition: '第 1 版',
  stock,
  state,
  citations: [],
  createdAt: '2026-05-20T01:00:00Z',
})

describe('choicesOf', () => {
  it('offers neither what is stopped nor what is out of stock', () => {
    const all = [leaflet('a', 'usable', 1200), leaflet('b', 'stopped', 300), leaflet('c', 'usable', 0)]
    expect(choicesOf(all)).toEqual([['a', '演示·婚姻登记折页 第 1 版（库存 1,200 份）']])
  })
})
