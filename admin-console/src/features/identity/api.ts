import { answer, api } from '@/shared/api/client'
import type { CurrentPerson, DemoAccount, Person, Rows } from '@/shared/api/types'

interface PasswordSignIn {
  account: string
  password: string
  session: 'cookie'
}

export function signInWithPassword(body: PasswordSignIn) {
  return answer(api.POST('/api/sign-in/password', { body }))
}

export async function signOut(): Promise<void> {
  await answer(api.POST('/api/sign-out'))
}

export function getCurrentPerson(): Promise<CurrentPerson> {
  return answer(api.GET('/api/me'))
}

export function listPeople(page: number, size: number): Promise<Rows<Person>> {
  return answer(api.GET('/api/people', { params: { query: { page, size } } }))
}

export function disablePerson(person: string, reason: string, key: string): Promise<Person> {
  const params = { path: { person }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/people/{person}/disable', { params, body: { reason } }))
}

export function enablePerson(person: string, reason: string, key: string): Promise<Person> {
  const params = { path: { person }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/people/{person}/enable', { params, body: { reason } }))
}

export async function listDemoAccounts(): Promise<DemoAccount[]> {
  return (await answer(api.GET('/api/demo/accounts'))).items
}
