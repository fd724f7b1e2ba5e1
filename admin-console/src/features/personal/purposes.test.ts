import { describe, expect, it } from 'vitest'
import { masked, purposesFor } from './purposes'

describe('purposesFor', () => {
  it('offers only what the role needs', () => {
    expect(purposesFor(['child_director'])).toEqual(['record_check'])
    expect(purposesFor(['volunteer', 'child_supervisor'])).toEqual(['record_check', 'volunteer_register'])
    expect(purposesFor(['case_officer', 'resident'])).toEqual([])
  })
})

describe('masked', () => {
  it('keeps four at each end', () => {
    expect(masked('44088119000101000X')).toBe('4408**********000X')
  })
})
