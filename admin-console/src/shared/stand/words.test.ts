import { describe, expect, it } from 'vitest'
import type { StandAsked, StandGain } from '@/shared/api/types'
import { askedText, pointsText, sideText } from './words'

const side = (right: number, percent: number) => ({ sheets: 5, right, answers: 15, percent })
const gain = (points: number): StandGain => ({ before: side(6, 40), after: side(12, 80), points })
const asked = (state: StandAsked['state']): StandAsked => ({
  id: '0f4e2b52-0000-4000-8000-000000000001',
  wording: '演示：要带什么',
  state,
  urgent: false,
  askedAt: '2026-05-20T02:00:00Z',
})

describe('pointsText', () => {
  it('says more, less and no change without a sign', () => {
    expect(pointsText(gain(40))).toBe('高 40 个百分点')
    expect(pointsText(gain(-3))).toBe('低 3 个百分点')
    expect(pointsText(gain(0))).toBe('一样')
  })
})

describe('sideText', () => {
  it('gives the numbers with the percent', () => {
    expect(sideText(side(6, 40))).toBe('5 份，15 题答对 6 题，40%')
  })
})

describe('askedText', () => {
  it('tells how many wait, and when all are dealt with', () => {
    expect(askedText([])).toBe('')
    expect(askedText([asked('waiting'), asked('answered')])).toBe('2 条，1 条待回答')
    expect(askedText([asked('answered'), asked('transferred')])).toBe('2 条，都处理了')
  })
})
