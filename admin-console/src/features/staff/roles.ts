import type { County, Grant, Person, Role, RoleInDivision } from '@/shared/api/types'

export type Place = 'county' | 'township' | 'village'

/** Roles an administrator gives, the bureau's own first. Agents of organisations come by binding, residents by signing in. */
export const GIVEN: readonly Role[] = [
  'case_officer',
  'legal_reviewer',
  'secrecy_reviewer',
  'approver',
  'leader',
  'editor',
  'trainer',
  'auditor',
  'admin',
  'township',
  'partner',
  'supervising_unit',
  'counsel',
  'child_supervisor',
  'child_director',
  'volunteer',
]

/** Staff, who may stand in for one another. */
export const STAFF: readonly Role[] = [
  'case_officer',
  'legal_reviewer',
  'secrecy_reviewer',
  'approver',
  'leader',
  'editor',
  'trainer',
  'auditor',
  'admin',
  'township',
]

const BY_LINK: readonly Role[] = ['partner', 'supervising_unit', 'counsel']
const OF_TOWNSHIPS: readonly Role[] = ['township', 'child_supervisor']

export function placeOf(role: Role | ''): Place {
  if (role === 'child_director') return 'village'
  return role !== '' && OF_TOWNSHIPS.includes(role) ? 'township' : 'county'
}

/** A role being chosen; empty until it is. */
export interface RoleChoice {
  role: Role | ''
  division: string
}

/** The division that goes with a newly chosen role: the county by itself, anything smaller by hand. */
export function withRole(role: Role, county: County | undefined): RoleChoice {
  return { role, division: placeOf(role) === 'county' ? (county?.code ?? '') : '' }
}

export function isChosen(choice: RoleChoice): choice is RoleInDivision {
  return choice.role !== '' && choice.division !== ''
}

export const mayHaveLink = ({ disabled, roles }: Person) =>
  !disabled && roles.length > 0 && roles.every(({ role }) => BY_LINK.includes(role))

export const isStaff = ({ roles }: Person) => roles.some(({ role }) => STAFF.includes(role))

/** Held in one's own name and given by an administrator, so that an administrator may take it away. */
export const mayRevoke = ({ role, organization, deputyFor }: Grant) => !organization && !deputyFor && GIVEN.includes(role)

/** Administrators and leaders decide about everybody's deputies; others only about a role of their own. */
export const decidesForAll = (roles: ReadonlySet<Role>) => roles.has('admin') || roles.has('leader')
