import { describe, expect, it } from 'vitest'
import { choicesOf, isChosen, isWithin, withoutPart } from './choices'

describe('what of a filter may be kept', () => {
  it('is what was chosen, never what was typed', () => {
    expect(choicesOf({ township: '440881001', type: 'foundation', q: '演示张三', text: '演示', page: '3', state: '张三' })).toEqual({ township: '440881001', type: 'foundation' })
    expect(choicesOf({ statute: 'weichengnianren-wangluo-baohu-tiaoli', qualification: 'volunteer', chip: 'reviewDue', passed: 'false', topic: '志愿服务' })).toEqual({
      statute: 'weichengnianren-wangluo-baohu-tiaoli',
      qualification: 'volunteer',
      chip: 'reviewDue',
      passed: 'false',
    })
    expect(choicesOf({ year: ['2025', '2026'], from: null })).toEqual({})
  })

  it('is told again by its choices', () => {
    const kept = { township: '440881001' }
    expect(isChosen(kept, choicesOf({ township: '440881001', q: 'x' }))).toBe(true)
    expect(isChosen(kept, choicesOf({ township: '440881001', type: 'foundation' }))).toBe(false)
  })

  it('is of one part of a list where the list has parts', () => {
    const kept = { kind: 'petition', state: 'overdue' }
    expect(isWithin(kept, { kind: 'petition' })).toBe(true)
    expect(isWithin(kept, { kind: 'inspection' })).toBe(false)
    expect(isWithin(kept, {})).toBe(true)
    expect(withoutPart(kept, { kind: 'petition' })).toEqual({ state: 'overdue' })
  })

  it('may be an operation of the trail', () => {
    expect(choicesOf({ action: 'createCircular', mine: 'true' })).toEqual({ action: 'createCircular', mine: 'true' })
  })
})
