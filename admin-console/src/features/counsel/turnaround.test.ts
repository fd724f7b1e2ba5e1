import { expect, test } from 'vitest'
import { turnaroundText } from './turnaround'

const YEAR = { year: 2026, answerDays: 5, source: '内部制度' }

test('a year without opinions says so, another how long they took', () => {
  expect(turnaroundText({ ...YEAR, answered: 0, inTime: 0 })).toBe('每件 5 个工作日（内部制度）。2026 年还没有出过意见。')
  expect(turnaroundText({ ...YEAR, answered: 4, inTime: 3, median: 2, slowest: 7 })).toContain('一半在 2 个工作日以内，最慢 7 个工作日')
})
