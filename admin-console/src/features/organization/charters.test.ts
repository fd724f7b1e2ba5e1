import { describe, expect, it } from 'vitest'
import type { Charter } from '@/shared/api/registerTypes'
import { changesBetween, pairsOf } from './charters'

const charter = (id: string, validFrom: string, edition: number, change: Partial<Charter> = {}): Charter => ({
  id, edition, validFrom, approvedOn: validFrom, purpose: '演示：服务会员', scope: [{ no: 1, text: '演示：技术培训' }], termYears: 5,
  councilMeetingsPerYear: 2, councilMin: 5, councilMax: 9, by: '演示科员', at: `${validFrom}T02:00:00Z`, ...change,
} as Charter)

describe('charters', () => {
  const first = charter('a', '2018-05-01', 1)
  const mended = charter('a', '2018-05-01', 2, { termYears: 4 })
  const second = charter('b', '2024-05-01', 1, { councilMax: 11, assemblyMeetingsPerYear: 1, termYears: 4 })

  it('stand with what was corrected and what was in force before', () => {
    expect(pairsOf([first, second, mended])).toEqual([
      { current: second, earlier: [], before: mended },
      { current: mended, earlier: [first], before: undefined },
    ])
  })

  it('tell only what is different, and what was not there before', () => {
    expect(changesBetween(first, mended)).toEqual([{ label: '届期', before: '5 年', now: '4 年' }])
    expect(changesBetween(mended, second).map(({ label, before, now }) => [label, before, now]).slice(2)).toEqual([
      ['会员大会', undefined, '每年至少 1 次'],
      ['理事人数', '5 至 9 人', '5 至 11 人'],
    ])
    expect(changesBetween(second, second)).toEqual([])
  })
})
