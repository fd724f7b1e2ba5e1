import { describe, expect, it } from 'vitest'
import type { Deputy, Role, StaffMember } from '@/shared/api/types'
import { byState, candidates, draftOf, faultsOf, rolesOf, type DeputyForm } from './deputies'
import { byUrgency, holderText } from './duties'

const member = (id: string, ...roles: Role[]): StaffMember => ({
  id,
  account: id,
  displayName: id,
  roles: roles.map((role) => ({ role, division: '440881' })),
})
const form = (change: Partial<DeputyForm> = {}): DeputyForm => ({
  absent: 'a',
  role: 'approver',
  deputy: 'b',
  from: '2026-06-01',
  until: '2026-06-05',
  reason: ' 出差 ',
  ...change,
})
const faults = (change: Partial<DeputyForm>) => faultsOf(form(change), '2026-06-01').map(({ pointer }) => pointer)

describe('an appointment', () => {
  it('is sound from today to half a year on', () => {
    expect(faults({})).toEqual([])
    expect(faults({ until: '2026-06-01' })).toEqual([])
    expect(faults({ from: '2026-05-31' })).toEqual(['/from'])
    expect(faults({ until: '2026-05-31' })).toEqual(['/until'])
    expect(faults({ until: '2026-12-02' })).toEqual([])
    expect(faults({ until: '2026-12-03' })).toEqual(['/until'])
    expect(draftOf(form()).reason).toBe('出差')
  })

  it('names every field that is missing', () => {
    expect(faults({ absent: '', role: '', deputy: '', from: '', until: '', reason: '' })).toEqual([
      '/absent', '/role', '/deputy', '/from', '/until', '/reason',
    ])
  })

  it('offers whoever is there and does not hold the role anyway', () => {
    const people = [member('a', 'approver'), member('b', 'editor'), member('c', 'approver', 'editor')]
    expect(candidates(people, form()).map(({ id }) => id)).toEqual(['b'])
    expect(rolesOf(member('d', 'volunteer', 'editor', 'editor'))).toEqual(['editor'])
    expect(rolesOf(undefined)).toEqual([])
  })
})

describe('the lists', () => {
  it('begin with today', () => {
    const deputy = (state: Deputy['state']) => ({ state }) as Deputy
    expect(byState([deputy('past'), deputy('coming'), deputy('now')]).map(({ state }) => state)).toEqual(['now', 'coming', 'past'])
  })

  it('begin with what nobody can do', () => {
    const duty = (state: 'nobody' | 'single' | 'covered') => ({ state }) as Parameters<typeof byUrgency>[0][number]
    expect(byUrgency([duty('covered'), duty('nobody'), duty('single')]).map(({ state }) => state)).toEqual(['nobody', 'single', 'covered'])
  })

  it('say who is away and who stands in', () => {
    const person = { id: 'a', displayName: '演示甲' }
    expect(holderText({ person, role: 'leader', away: true })).toBe('演示甲（外出）')
    expect(holderText({ person, role: 'leader', away: false, standsInFor: { id: 'b', displayName: '演示乙' } })).toBe('演示甲（代理演示乙）')
    expect(holderText({ person, role: 'leader', away: false })).toBe('演示甲')
  })
})
