import { describe, expect, it } from 'vitest'
import { isWeekend, markOf, monthOf, pressed, stretchesOf, stretchText } from './holidays'

const day = (date: string, name = '国庆节', off = true) => ({ date, name, off })

describe('monthOf', () => {
  it('lays a month out from Monday', () => {
    const { gaps, days } = monthOf(2026, 2)
    expect(gaps).toBe(6)
    expect(days).toHaveLength(28)
    expect(monthOf(2028, 2).days.at(-1)).toBe('2028-02-29')
  })
})

describe('pressed', () => {
  it('says a day, says it otherwise, and takes it back', () => {
    const off = pressed([], '2026-10-01', '国庆节', true)
    expect(markOf(off, '2026-10-01')).toBe('off')
    const worked = pressed(off, '2026-10-01', '国庆节', false)
    expect(markOf(worked, '2026-10-01')).toBe('worked')
    expect(pressed(worked, '2026-10-01', '国庆节', false)).toEqual([])
  })

  it('keeps the days in order', () => {
    const days = pressed([day('2026-10-02')], '2026-10-01', '国庆节', true)
    expect(days.map(({ date }) => date)).toEqual(['2026-10-01', '2026-10-02'])
  })
})

describe('stretchesOf', () => {
  it('tells neighbours as one, and make-up days apart', () => {
    const days = [day('2026-10-02'), day('2026-10-01'), day('2026-10-10', '国庆节', false), day('2026-10-05')]
    expect(stretchesOf(days).map(stretchText)).toEqual(['10-01 周四 至 10-02 周五，2 天', '10-05 周一', '10-10 周六'])
    expect(isWeekend('2026-10-10')).toBe(true)
  })
})
