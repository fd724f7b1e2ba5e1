import { describe, expect, it } from 'vitest'
import { instantOf } from '@/shared/dates'
import { draftOf, emptySession, faultsOf, type SessionForm } from './draft'

const whole: SessionForm = {
  ...emptySession('2026-06-01 09:00'),
  title: '演示·儿童主任培训',
  capacity: 50,
  closesAt: '2026-06-10 18:00',
  startsAt: '2026-06-20 09:00',
  endsAt: '2026-06-20 17:00',
  place: '演示党校',
  topics: ['强制报告'],
}
const pointers = (form: SessionForm) => faultsOf(form).map(({ pointer }) => pointer)

describe('faultsOf', () => {
  it('takes a whole form and names every field that is missing', () => {
    expect(pointers(whole)).toEqual([])
    expect(pointers({ ...emptySession(''), audience: [] })).toEqual([
      '/title', '/audience', '/capacity', '/opensAt', '/closesAt', '/startsAt', '/endsAt', '/place', '/topics',
    ])
  })

  it('wants the times in order, and lets sign-up close as the class begins', () => {
    expect(pointers({ ...whole, closesAt: whole.opensAt })).toEqual(['/closesAt'])
    expect(pointers({ ...whole, startsAt: '2026-06-10 17:59' })).toEqual(['/startsAt'])
    expect(pointers({ ...whole, closesAt: whole.startsAt })).toEqual([])
    expect(pointers({ ...whole, endsAt: whole.startsAt })).toEqual(['/endsAt'])
  })
})

describe('what a session may have besides', () => {
  const quota = (township: string, seats: number) => ({ township, seats })

  it('wants an address for an online one only', () => {
    expect(pointers({ ...whole, form: 'online' })).toEqual(['/link'])
    expect(pointers({ ...whole, form: 'online', link: 'http://demo.invalid' })).toEqual(['/link'])
    expect(draftOf({ ...whole, form: 'online', link: ' https://demo.invalid/1 ' }).link).toBe('https://demo.invalid/1')
    expect(draftOf({ ...whole, link: 'https://demo.invalid/1' })).not.toHaveProperty('link')
  })

  it('gives townships no more seats than there are, each once', () => {
    expect(pointers({ ...whole, quotas: [quota('440881001', 30), quota('440881002', 21)] })).toEqual(['/quotas'])
    expect(pointers({ ...whole, quotas: [quota('440881001', 1), quota('440881001', 1)] })).toEqual(['/quotas'])
    expect(pointers({ ...whole, quotas: [quota('440881001', 30), quota('440881002', 20)] })).toEqual([])
    expect(pointers({ ...whole, quotas: [quota('', 1)] })).toEqual(['/quotas'])
  })
})

describe('draftOf', () => {
  it('sends instants of China time and leaves out what is empty', () => {
    expect(instantOf('2026-06-20 09:00')).toBe('2026-06-20T01:00:00.000Z')
    expect(draftOf(whole)).toMatchObject({ startsAt: '2026-06-20T01:00:00.000Z', capacity: 50 })
    expect(draftOf(whole)).not.toHaveProperty('trainer')
    expect(draftOf({ ...whole, note: ' 带笔 ' }).note).toBe('带笔')
  })
})
