import { describe, expect, it } from 'vitest'
import { byDay, waitText } from './homeDays'

const THURSDAY = '2026-03-05'
const titles = (...days: Array<string | undefined>) =>
  byDay(days.map((due) => ({ due })), THURSDAY).map(({ title, work }) => [title, ...work.map(({ due }) => due)])

describe('byDay', () => {
  it('leaves out days on which nothing waits', () => {
    expect(titles()).toEqual([])
    expect(titles('2026-03-05')).toEqual([['今天', '2026-03-05']])
  })

  it('ends the week with its Sunday', () => {
    expect(titles('2026-03-09', '2026-03-08', '2026-03-04', undefined, '2026-03-05', '2026-03-06', '2026-02-01')).toEqual([
      ['逾期', '2026-02-01', '2026-03-04'],
      ['今天', '2026-03-05'],
      ['本周', '2026-03-06', '2026-03-08'],
      ['以后', '2026-03-09'],
      ['没有期限', undefined],
    ])
  })

  it('has no rest of the week on a Sunday', () => {
    expect(byDay([{ due: '2026-03-09' }, { due: '2026-03-08' }], '2026-03-08').map(({ title }) => title)).toEqual(['今天', '以后'])
  })

  it('keeps the order of what has the same day', () => {
    const work = [{ due: THURSDAY, key: 'b' }, { due: THURSDAY, key: 'a' }]
    expect(byDay(work, THURSDAY)[0]?.work.map(({ key }) => key)).toEqual(['b', 'a'])
  })
})

describe('waitText', () => {
  it('says how the first day stands, and how long the oldest waits', () => {
    expect(waitText({ due: '2026-03-08', since: '2026-02-28' }, 4, THURSDAY)).toBe('最急的还剩 3 天，最早的是 5 天前')
    expect(waitText({ since: '2026-03-04T17:00:00Z' }, 2, THURSDAY)).toBe('最早的是今天')
  })

  it('speaks of a single thing without comparing', () => {
    expect(waitText({ due: '2026-03-04', since: '2026-03-01T02:00:00Z' }, 1, THURSDAY)).toBe('已过 1 天，4 天前来的')
    expect(waitText({}, 1, THURSDAY)).toBe('')
  })
})
