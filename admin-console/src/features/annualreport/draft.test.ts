import { describe, expect, it } from 'vitest'
import { daysFor, draftOf, emptyDraft, faultsOf, nextReportYear, withYear } from './draft'

const complete = () => ({ ...emptyDraft(2025), documentNumber: '廉民发〔2026〕12号' })
const pointers = (change: object) => faultsOf({ ...complete(), ...change }).map((fault) => fault.pointer)

describe('draft of a campaign', () => {
  it('is complete with a document number', () => {
    expect(faultsOf(complete())).toEqual([])
    expect(pointers({ documentNumber: '' })).toEqual(['/documentNumber'])
  })

  it('finds each fault at its field', () => {
    expect(pointers({ types: [], documentNumber: '12号', opensOn: '2026-06-01', body: '太短' })).toEqual([
      '/types',
      '/closesOn',
      '/documentNumber',
      '/body',
    ])
  })

  it('moves the usual days with the year, but not days somebody chose', () => {
    const moved = withYear({ ...complete(), closesOn: '2026-06-30' }, 2024)
    expect(moved).toMatchObject({ year: 2024, registeredBefore: '2024-12-31', opensOn: '2025-01-01', closesOn: '2026-06-30' })
  })

  it('does not count organisations of the future', () => {
    expect(daysFor(2026, '2026-11-24').registeredBefore).toBe('2026-11-24')
    expect(daysFor(2025, '2026-11-24').registeredBefore).toBe('2025-12-31')
  })

  it('refuses a placeholder nobody fills', () => {
    expect(pointers({ body: '请{organization}报送{附件}，谢谢配合。' })).toEqual(['/body'])
    expect(pointers({ body: '请{organization}在{closesOn}前报送。' })).toEqual([])
  })

  it('offers the year whose deadline is still to come', () => {
    expect(nextReportYear('2026-05-31')).toBe(2025)
    expect(nextReportYear('2026-06-01')).toBe(2026)
  })

  it('leaves out an empty subject and body', () => {
    expect(draftOf({ ...complete(), subject: '  ', body: '' })).not.toHaveProperty('subject')
    expect(draftOf({ ...complete(), body: ' 请各单位按时报送。 ' }).body).toBe('请各单位按时报送。')
  })
})
