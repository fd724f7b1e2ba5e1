import { describe, expect, it } from 'vitest'
import type { Call } from '@/shared/api/types'
import { emptyRecord, faultsOf, nextCall, nextWeekday, outcomeOf, recordOf } from './calls'

const call = (id: string, change: Partial<Call> = {}): Call => ({
  id,
  organization: 'o',
  organizationName: '演示协会',
  township: '440881101',
  notice: 'n',
  subject: '年报通知',
  cause: 'fallback',
  why: '短信没有送到',
  script: '您好',
  state: 'open',
  attempts: 0,
  createdAt: '2026-05-01T00:00:00Z',
  ...change,
})

describe('recording a call', () => {
  it('chooses by key', () => {
    expect([1, 2, 3, 4, 5].map((key) => outcomeOf(String(key)))).toEqual(['reached', 'no_answer', 'wrong_number', 'refused', undefined])
  })

  it('asks for what the outcome needs, and for nothing else', () => {
    const form = emptyRecord({ contactName: '演示李某某' }, '2026-05-29')
    expect(faultsOf(form)).toEqual({ outcome: '请选一个结果。' })
    expect(faultsOf({ ...form, outcome: 'reached', spokeWith: ' ' })).toHaveProperty('spokeWith')
    expect(faultsOf({ ...form, outcome: 'no_answer', againOn: '2026-05-28' }, '2026-05-29')).toHaveProperty('againOn')
    expect(faultsOf({ ...form, outcome: 'refused', spokeWith: '', againOn: '' })).toEqual({})
    expect(recordOf({ ...form, outcome: 'wrong_number' })).toEqual({ outcome: 'wrong_number' })
    expect(recordOf({ ...form, outcome: 'no_answer' })).toEqual({ outcome: 'no_answer', againOn: '2026-06-01' })
  })

  it('tries again on a weekday', () => {
    expect(nextWeekday('2026-05-28')).toBe('2026-05-29')
    expect(nextWeekday('2026-05-29')).toBe('2026-06-01')
  })
})

describe('nextCall', () => {
  const held = call('b', { takenAt: '2026-05-29T00:00:00Z', takenBy: '演示别人' })
  const later = call('c', { againOn: '2026-06-01' })

  it('passes over what another holds and what is not due, and begins again at the top', () => {
    expect(nextCall([call('a'), held, later, call('d')], 'a', '我', '2026-05-29')?.id).toBe('d')
    expect(nextCall([call('a'), held, later, call('d')], 'd', '我', '2026-05-29')?.id).toBe('a')
    expect(nextCall([call('a'), held, later], 'a', '我', '2026-05-29')).toBeUndefined()
  })
})
