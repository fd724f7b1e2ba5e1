import { describe, expect, it } from 'vitest'
import { age, dayText, daysBetween, longDay, momentText, remaining, today } from './dates'

describe('dates', () => {
  it('names the weekday', () => {
    expect(dayText('2026-05-31')).toBe('2026-05-31 周日')
    expect(longDay('2026-06-01')).toBe('2026年6月1日（星期一）')
  })

  it('shows moments in Shanghai, wherever the browser is', () => {
    expect(momentText('2026-05-31T16:30:00Z')).toBe('2026-06-01 00:30')
    expect(today(Date.parse('2026-05-31T15:59:59Z'))).toBe('2026-05-31')
    expect(today(Date.parse('2026-05-31T16:00:00Z'))).toBe('2026-06-01')
  })

  it('counts days over the end of February', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  })

  it('says how a deadline stands', () => {
    expect(remaining('2026-06-01', '2026-05-26')).toBe('还剩 6 天')
    expect(remaining('2026-06-01', '2026-06-01')).toBe('今天截止')
    expect(remaining('2026-06-01', '2026-06-04')).toBe('已过 3 天')
    expect(remaining('2026-06-01', '2026-07-31')).toBe('已过 60 天')
    expect(remaining('2026-06-01', '2026-08-01')).toBe('已截止')
  })

  it('says how old something is', () => {
    expect(age('2026-05-31T16:30:00Z', '2026-06-01')).toBe('今天')
    expect(age('2026-05-31T15:30:00Z', '2026-06-01')).toBe('昨天')
    expect(age('2026-05-01T00:00:00Z', '2026-06-01')).toBe('31 天前')
  })
})
