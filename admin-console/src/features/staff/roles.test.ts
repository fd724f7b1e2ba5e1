import { describe, expect, it } from 'vitest'
import type { Grant, Person, Role } from '@/shared/api/types'
import { decidesForAll, GIVEN, isChosen, mayHaveLink, mayRevoke, placeOf, withRole } from './roles'

const COUNTY = { code: '440881', name: '廉江市', townships: [] }
const person = (disabled: boolean, ...roles: Role[]): Person => ({
  id: 'p',
  account: 'p',
  displayName: '演示甲',
  disabled,
  roles: roles.map((role) => ({ role, division: '440881' })),
})

describe('a role to be given', () => {
  it('asks for the place the role belongs to, and knows the county by itself', () => {
    expect([placeOf('approver'), placeOf('township')]).toEqual(['county', 'township'])
    expect(withRole('approver', COUNTY)).toEqual({ role: 'approver', division: '440881' })
    expect(isChosen(withRole('township', COUNTY))).toBe(false)
  })

  it('is none that comes by binding, by signing in or with a post', () => {
    for (const role of ['org_agent', 'org_representative', 'resident', 'child_director', 'child_supervisor'] as const) expect(GIVEN).not.toContain(role)
  })

  it('is taken away where an administrator or a post gave it', () => {
    const grant = (change: Partial<Grant>): Grant => ({ role: 'approver', division: '440881', ...change })
    expect(mayRevoke(grant({}))).toBe(true)
    expect(mayRevoke(grant({ role: 'child_director', division: '440881001001' }))).toBe(true)
    expect(mayRevoke(grant({ deputyFor: 'leader' }))).toBe(false)
    expect(mayRevoke(grant({ role: 'org_agent', organization: 'o' }))).toBe(false)
  })
})

describe('mayHaveLink', () => {
  it('is for open accounts outside the bureau only', () => {
    expect(mayHaveLink(person(false, 'partner', 'counsel'))).toBe(true)
    expect(mayHaveLink(person(false, 'partner', 'editor'))).toBe(false)
    expect(mayHaveLink(person(true, 'partner'))).toBe(false)
    expect(mayHaveLink(person(false))).toBe(false)
  })
})

describe('decidesForAll', () => {
  it('is for administrators and leaders', () => {
    expect(decidesForAll(new Set(['leader']))).toBe(true)
    expect(decidesForAll(new Set(['approver']))).toBe(false)
  })
})
