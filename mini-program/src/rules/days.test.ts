import { describe, expect, it } from 'vitest'
import { beijingDay, dayWithWeekday, dueWords, fullDay, fullMoment, momentWords } from './days'

describe('dueWords', () => {
  it('says the weekday and the days left', () => {
    expect(dueWords('2026-06-01', '2026-05-20')).toEqual({ by: '6月1日（星期一）前', left: '还剩 12 天', urgency: 'calm' })
  })

  it('warns from the seventh day before', () => {
    expect(dueWords('2026-06-01', '2026-05-24').urgency).toBe('calm')
    expect(dueWords('2026-06-01', '2026-05-25').urgency).toBe('soon')
  })

  it('names the last day, and the days that have passed', () => {
    expect(dueWords('2026-05-31', '2026-05-31').left).toBe('今天是最后一天')
    expect(dueWords('2026-05-31', '2026-06-02')).toEqual({ by: '5月31日（星期日）前', left: '已过 2 天', urgency: 'over' })
  })

  it('stops counting, and stops warning, after sixty days', () => {
    expect(dueWords('2026-05-31', '2026-07-30')).toMatchObject({ left: '已过 60 天', urgency: 'over' })
    expect(dueWords('2026-05-31', '2026-07-31')).toEqual({ by: '5月31日（星期日）', left: '已截止', urgency: 'past' })
    expect(dueWords('2024-05-31', '2026-11-24').by).toBe('2024年5月31日（星期五）')
  })

  it('counts across a leap day and a new year', () => {
    expect(dueWords('2028-03-01', '2028-02-28').left).toBe('还剩 2 天')
    expect(dueWords('2027-01-04', '2026-12-31')).toMatchObject({ by: '2027年1月4日（星期一）前', left: '还剩 4 天' })
  })
})

describe('days of Beijing', () => {
  it('turns at midnight in Beijing, not in Greenwich', () => {
    expect(beijingDay(new Date('2026-05-30T15:59:59Z'))).toBe('2026-05-30')
    expect(beijingDay(new Date('2026-05-30T16:00:00Z'))).toBe('2026-05-31')
  })

  it('writes days and instants', () => {
    expect(fullDay('2026-05-01')).toBe('2026年5月1日')
    expect(dayWithWeekday('2025-12-31', '2026-01-01')).toBe('2025年12月31日（星期三）')
    expect(momentWords('2026-05-31T16:05:00Z', '2026-06-03')).toBe('6月1日（星期一）00:05')
    expect(fullMoment('2026-05-31T16:05:09Z')).toBe('2026年6月1日 00:05:09')
  })
})
