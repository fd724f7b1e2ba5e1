import { describe, expect, it } from 'vitest'
import { percent, percentText, placed } from './shares'

describe('placed', () => {
  it('fills the room with parts one after another', () => {
    const shares = placed([{ label: '已报', value: 3, tone: 'green' }, { label: '未报', value: 1, tone: 'plain' }], 200)
    expect(shares.map(({ from, length }) => [from, length])).toEqual([[0, 150], [150, 50]])
  })

  it('draws nothing of nothing', () => {
    expect(placed([{ label: '已报', value: 0, tone: 'green' }], 200)).toEqual([{ label: '已报', value: 0, tone: 'green', from: 0, length: 0 }])
  })
})

describe('percentText', () => {
  it('does not call some none', () => {
    expect([percentText(1, 577), percentText(0, 577), percentText(3, 577), percentText(576, 577)]).toEqual(['不到 1', '0', '1', '99'])
  })
})

describe('percent', () => {
  it('is 100 only when all is done', () => {
    expect([percent(576, 577), percent(577, 577), percent(1, 3), percent(0, 0)]).toEqual([99, 100, 33, 0])
  })
})
