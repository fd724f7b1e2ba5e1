import { describe, expect, it } from 'vitest'
import type { QuestionSummary } from '@/shared/api/types'
import { dueWords, isLate } from './words'

const complaint = (change: Partial<QuestionSummary>): QuestionSummary => ({
  id: 'q1',
  kind: 'complaint',
  wording: '问了没有人回答',
  cleaned: false,
  state: 'waiting',
  urgent: false,
  atStand: false,
  askedAt: '2026-09-22T01:00:00Z',
  dueOn: '2026-10-20',
  merged: 0,
  ...change,
})

describe('dueWords', () => {
  it('names the day and what is left', () => {
    expect(dueWords(complaint({}), '2026-10-14')).toBe('2026-10-20 周二前答复，还剩 6 天')
    expect(dueWords(complaint({ dueOn: undefined }), '2026-10-14')).toContain('放假安排')
  })
})

describe('isLate', () => {
  it('is late from the day after, until it is answered', () => {
    expect(isLate(complaint({}), '2026-10-20')).toBe(false)
    expect(isLate(complaint({}), '2026-10-21')).toBe(true)
    expect(isLate(complaint({ state: 'answered' }), '2026-10-21')).toBe(false)
    expect(isLate(complaint({ dueOn: undefined }), '2026-10-21')).toBe(false)
  })
})
