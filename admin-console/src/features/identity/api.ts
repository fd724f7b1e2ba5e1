import { answer, api } from '@/shared/api/client'
import type { CurrentPerson, DemoAccount, OwnSession, TotpSecret } from '@/shared/api/types'

interface PasswordSignIn {
  account: string
  password: string
  totp?: string
  session: 'cookie'
}

export interface Session {
  csrfToken?: string
  person: CurrentPerson
}

export function signInWithPassword(body: PasswordSignIn): Promise<Session> {
  return answer(api.POST('/api/sign-in/password', { body }))
}

export function signInWithLink(body: { token: string; session: 'cookie' }): Promise<Session> {
  return answer(api.POST('/api/sign-in/link', { body }))
}

export async function signOut(): Promise<void> {
  await answer(api.POST('/api/sign-out'))
}

export function getCurrentPerson(): Promise<CurrentPerson> {
  return answer(api.GET('/api/me'))
}

export function startTotp(password: string): Promise<TotpSecret> {
  return answer(api.POST('/api/me/totp', { body: { password } }))
}

export function confirmTotp(totp: string, key: string): Promise<CurrentPerson> {
  return answer(api.POST('/api/me/totp/confirm', { params: { header: { 'Idempotency-Key': key } }, body: { totp } }))
}

export async function listMySessions(): Promise<OwnSession[]> {
  return (await answer(api.GET('/api/me/sessions'))).items
}

/** What is left. */
export async function endMySessions(sessions: string[], key: string): Promise<OwnSession[]> {
  return (await answer(api.POST('/api/me/sessions/end', { params: { header: { 'Idempotency-Key': key } }, body: { sessions } }))).items
}

export async function listDemoAccounts(): Promise<DemoAccount[]> {
  return (await answer(api.GET('/api/demo/accounts'))).items
}
