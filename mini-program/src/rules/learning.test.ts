import { describe, expect, it } from 'vitest'
import { learns } from './learning'

describe('learns', () => {
  it('is for those who hold a post, whatever else they are', () => {
    expect(learns([{ role: 'resident' }, { role: 'child_director' }])).toBe(true)
    expect(learns([{ role: 'volunteer' }])).toBe(true)
    expect(learns([{ role: 'org_agent' }, { role: 'resident' }])).toBe(false)
    expect(learns([])).toBe(false)
  })
})
