import type { County, Grant, Person, Role, RoleInDivision } from '@/shared/api/types'

export type Place = 'county' | 'township'

/** Roles an administrator gives, the bureau's own first. Agents of organisations come by binding, residents by signing in, 儿童主任 and 儿童督导员 by a post. */
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
  'volunteer',
]

/** Come with a post, and go with it; an administrator may take them all the same. */
const OF_POSTS: readonly Role[] = ['child_supervisor', 'child_director']

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

export function placeOf(role: Role | ''): Place {
  return role === 'township' ? 'township' : 'county'
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

/** Held in one's own name and not by binding, so that an administrator may take it away. */
export const mayRevoke = ({ role, organization, deputyFor }: Grant) => !organization && !deputyFor && [...GIVEN, ...OF_POSTS].includes(role)

/** Administrators and leaders decide about everybody's deputies; others only about a role of their own. */
export const decidesForAll = (roles: ReadonlySet<Role>) => roles.has('admin') || roles.has('leader')
