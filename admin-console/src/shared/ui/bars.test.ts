import { describe, expect, it } from 'vitest'
import { lengthOf, scaleOf, textOf } from './bars'

describe('bars', () => {
  const bars = [
    { key: 'a', label: '甲镇', value: 3, whole: 12 },
    { key: 'b', label: '乙镇', value: 6 },
  ]

  it('are measured against the greatest whole', () => {
    expect(scaleOf(bars)).toBe(12)
    expect(scaleOf(bars, 100)).toBe(100)
    expect(scaleOf([])).toBe(0)
  })

  it('begin at zero', () => {
    expect(lengthOf(0, 12, 300)).toBe(0)
    expect(lengthOf(6, 12, 300)).toBe(150)
    expect(lengthOf(24, 12, 300)).toBe(300)
    expect(lengthOf(5, 0, 300)).toBe(0)
  })

  it('say their number', () => {
    expect(textOf(bars[0]!)).toBe('3 / 12')
    expect(textOf(bars[1]!)).toBe('6')
    expect(textOf({ ...bars[1]!, text: '六人' })).toBe('六人')
  })
})
