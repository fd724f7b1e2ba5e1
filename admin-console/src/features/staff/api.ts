import { answer, api } from '@/shared/api/client'
import type {
  Deputy,
  DeputyDraft,
  FirstPassword,
  NewPerson,
  Person,
  RoleInDivision,
  Rows,
  SignInLink,
  StaffMember,
  Staffing,
} from '@/shared/api/types'

const at = (person: string, key: string) => ({ path: { person }, header: { 'Idempotency-Key': key } })

export function listPeople(page: number, size: number): Promise<Rows<Person>> {
  return answer(api.GET('/api/people', { params: { query: { page, size } } }))
}

export function createPerson(body: NewPerson): Promise<FirstPassword> {
  return answer(api.POST('/api/people', { body }))
}

export function disablePerson(person: string, reason: string, key: string): Promise<Person> {
  return answer(api.POST('/api/people/{person}/disable', { params: at(person, key), body: { reason } }))
}

export function enablePerson(person: string, reason: string, key: string): Promise<Person> {
  return answer(api.POST('/api/people/{person}/enable', { params: at(person, key), body: { reason } }))
}

export function resetTotp(person: string, reason: string, key: string): Promise<Person> {
  return answer(api.POST('/api/people/{person}/totp/reset', { params: at(person, key), body: { reason } }))
}

export function resetPassword(person: string, reason: string): Promise<FirstPassword> {
  return answer(api.POST('/api/people/{person}/password/reset', { params: { path: { person } }, body: { reason } }))
}

export function createSignInLink(person: string, body: { reason: string; validHours: number }): Promise<SignInLink> {
  return answer(api.POST('/api/people/{person}/sign-in-link', { params: { path: { person } }, body }))
}

export type RoleChange = RoleInDivision & { reason: string }

export function grantRole(person: string, body: RoleChange, key: string): Promise<StaffMember> {
  return answer(api.POST('/api/people/{person}/roles', { params: at(person, key), body }))
}

export function revokeRole(person: string, body: RoleChange, key: string): Promise<StaffMember> {
  return answer(api.POST('/api/people/{person}/roles/revoke', { params: at(person, key), body }))
}

export async function changePassword(current: string, next: string): Promise<void> {
  await answer(api.POST('/api/me/password', { body: { current, next } }))
}

export async function listDeputies(): Promise<Deputy[]> {
  return (await answer(api.GET('/api/deputies'))).items
}

export function appointDeputy(body: DeputyDraft, key: string): Promise<Deputy> {
  return answer(api.POST('/api/deputies', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function endDeputy(appointment: string, reason: string, key: string): Promise<Deputy> {
  const params = { path: { appointment }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/deputies/{appointment}/end', { params, body: { reason } }))
}

export function getStaffing(): Promise<Staffing> {
  return answer(api.GET('/api/staffing'))
}
