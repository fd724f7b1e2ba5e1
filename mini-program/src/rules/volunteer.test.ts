import { describe, expect, it } from 'vitest'
import { ageOf, allSlots, draftOf, emptyForm, formOf, readForm, slotWords } from './volunteer'

describe('volunteer', () => {
  it('counts whole years to the day', () => {
    expect(ageOf('2008-11-26', '2026-11-26')).toBe(18)
    expect(ageOf('2008-11-27', '2026-11-26')).toBe(17)
    expect(ageOf('2012-11-27', '2026-11-26')).toBe(13)
    expect(ageOf('2026-11-27', '2026-11-26')).toBeUndefined()
    expect(ageOf('昨天', '2026-11-26')).toBeUndefined()
  })

  it('names every part of the week', () => {
    expect(allSlots).toHaveLength(21)
    expect(slotWords({ weekday: 'sat', band: 'morning' })).toBe('周六上午')
  })

  it('sends a guardian only for a minor', () => {
    const form = { ...emptyForm, name: ' 演示 ', bornOn: '1990-01-01', guardianName: '演示·监护人', availability: ['sun_evening'] }
    expect(draftOf(form, '2026-11-01', '2026-11-26')).toEqual({
      name: '演示',
      bornOn: '1990-01-01',
      division: '',
      skills: [],
      availability: [{ weekday: 'sun', band: 'evening' }],
      forNationalRecord: false,
      consent: { code: 'volunteer', version: '2026-11-01' },
    })
    expect(draftOf({ ...form, bornOn: '2010-01-01' }, '2026-11-01', '2026-11-26').guardian).toEqual({ name: '演示·监护人', takesPart: false })
  })

  it('reads what was kept, and what the server knows', () => {
    expect(readForm('{"name":"演示"}').name).toBe('演示')
    expect(readForm('{')).toEqual(emptyForm)
    expect(readForm(undefined)).toEqual(emptyForm)
    expect(formOf({ registered: true, name: '演示', availability: [{ weekday: 'mon', band: 'morning' }] }).availability).toEqual(['mon_morning'])
  })
})
