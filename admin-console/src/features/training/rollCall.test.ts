import { describe, expect, it } from 'vitest'
import type { AttendanceRow } from '@/shared/api/types'
import { changed, fault, needsReason, saidOf, still, type Said } from './rollCall'

function row(enrolment: string, record?: Partial<NonNullable<AttendanceRow['record']>>): AttendanceRow {
  return {
    enrolment,
    number: 1,
    name: '演示',
    role: 'child_director',
    division: '440881001001',
    divisionName: '演示村',
    earlier: [],
    ...(record && { record: { number: 1, result: 'present', minutes: 180, how: 'code', at: '2026-05-30T01:10:00Z', ...record } }),
  }
}
const said = (result: Said['result'], minutes?: number, note = '', seen = 0): Said => ({ result, minutes, note, seen })

describe('changed', () => {
  it('sends what is new, and nothing that the list has already', () => {
    const rows = [row('a', {}), row('b'), row('c', { result: 'late', minutes: 90, note: '堵车' }), row('d')]
    const now = new Map([
      ['a', said('present')],
      ['b', said('absent')],
      ['c', said('late', 60, '堵车', 1)],
    ])
    expect(changed(rows, now)).toEqual([
      { seen: 0, enrolment: 'b', result: 'absent' },
      { seen: 1, enrolment: 'c', result: 'late', minutes: 60, note: '堵车' },
    ])
  })

  it('leaves the minutes out where they have no effect', () => {
    expect(changed([row('a')], new Map([['a', said('excused', 30, ' 生病 ')]]))).toEqual([{ seen: 0, enrolment: 'a', result: 'excused', note: '生病' }])
  })
})

it('starts from what the list has', () => {
  expect(saidOf(row('a', { result: 'left_early', minutes: 30 }))).toEqual(said('left_early', 30, '', 1))
  expect(saidOf(row('a'))).toBeUndefined()
})

it('keeps what the list does not have, and marks what somebody else has said since', () => {
  const rows = [row('a', {}), row('b', { result: 'absent', number: 2 }), row('c')]
  const before = new Map([
    ['a', said('present')],
    ['b', said('present', undefined, '', 1)],
    ['c', said('absent')],
    ['gone', said('absent')],
  ])
  expect([...still(rows, before)]).toEqual([
    ['b', { ...said('present', undefined, '', 2), met: true }],
    ['c', said('absent')],
  ])
})

it('says what is missing on a line', () => {
  expect(fault(said('late'), 180)).toContain('180')
  expect(fault(said('excused'), 180)).toContain('原因')
  expect(fault(said('late', 0), 180)).toBe('')
  expect(fault(said('absent'), 180)).toBe('')
})

it('asks why for a signed list and for a second correction', () => {
  const rows = [row('a', { how: 'correction' }), row('b', {})]
  const lines = (enrolment: string) => [{ enrolment, result: 'absent' as const, seen: 0 }]
  expect(needsReason(rows, lines('b'), false)).toBe(false)
  expect(needsReason(rows, lines('a'), false)).toBe(true)
  expect(needsReason(rows, lines('b'), true)).toBe(true)
  expect(needsReason(rows, [], true)).toBe(false)
})
