import { describe, expect, it } from 'vitest'
import { emptyPerson, faultsOf, newPersonOf, type PersonForm } from './newPerson'
import { passwordFaults } from './password'

const person = (change: Partial<PersonForm> = {}): PersonForm => ({
  account: ' yan.shi ',
  displayName: '演示甲',
  phone: '',
  roles: [{ role: 'editor', division: '440881' }],
  reason: '新来的',
  ...change,
})
const faults = (change: Partial<PersonForm>) => faultsOf(person(change)).map(({ pointer }) => pointer)

describe('a new account', () => {
  it('names every field that is missing', () => {
    expect(faultsOf(emptyPerson()).map(({ pointer }) => pointer)).toEqual(['/displayName', '/account', '/roles', '/reason'])
    expect(faults({})).toEqual([])
    expect(faults({ account: 'Yan' })).toEqual(['/account'])
    expect(faults({ phone: '1001234567' })).toEqual(['/phone'])
    expect(faults({ roles: [{ role: 'township', division: '' }] })).toEqual(['/roles'])
  })

  it('is sent without spaces and without an empty phone', () => {
    expect(newPersonOf(person())).toEqual({
      account: 'yan.shi',
      displayName: '演示甲',
      roles: [{ role: 'editor', division: '440881' }],
      reason: '新来的',
    })
    expect(newPersonOf(person({ phone: '10012345678 ' })).phone).toBe('10012345678')
  })
})

describe('a new password', () => {
  const check = (next: string, again = next, current = 'old-password-1') =>
    passwordFaults({ current, next, again }, 'editor').map(({ pointer }) => pointer)

  it('is long, new, without the account, and typed twice', () => {
    expect(check('三个不相干的词也可以用上')).toEqual([])
    expect(check('short')).toEqual(['/next'])
    expect(check('my-Editor-secret')).toEqual(['/next'])
    expect(check('old-password-1')).toEqual(['/next'])
    expect(check('long-enough-words', 'long-enough-word')).toEqual(['/again'])
    expect(check('long-enough-words', undefined, '')).toEqual(['/current'])
  })
})
