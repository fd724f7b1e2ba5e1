import { expect, test } from 'vitest'
import { standing, whenText } from './words'

test('an opinion is its verdict, a question how near its last day is', () => {
  expect(standing({ state: 'answered', verdict: 'agree_if_changed', overdue: false, soon: false })).toEqual({ word: '修改后同意', tone: 'amber' })
  expect(standing({ state: 'open', overdue: true, soon: false }).word).toBe('已超期')
  expect(standing({ state: 'open', overdue: false, soon: true }).word).toBe('快到期')
  expect(standing({ state: 'withdrawn', overdue: false, soon: false })).toEqual({ word: '已撤回', tone: 'plain' })
})

test('what waits says how long is left, what is over how long it took', () => {
  expect(whenText({ state: 'open', dueOn: '2026-07-13' }, '2026-07-10')).toContain('还剩 3 天')
  expect(whenText({ state: 'answered', dueOn: '2026-07-13', endedOn: '2026-07-09', workingDays: 3 })).toContain('用了 3 个工作日')
  expect(whenText({ state: 'answered', dueOn: '2026-07-13', endedOn: '2026-07-06', workingDays: 0 })).toContain('当天')
})
