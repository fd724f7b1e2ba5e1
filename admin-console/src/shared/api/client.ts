import createClient from 'openapi-fetch'
import { rememberList } from './listAddress'
import { isProblem, ProblemError, problemFrom, unreachable } from './problem'
import type { Paths } from './types'

interface Hooks {
  csrfToken: () => string | undefined
  /** The session ended; the page stays and asks to sign in again. */
  signedOut: () => void
  /** Another tab signed in, so the token is stale. True when the same person is still here and the call may be sent again. */
  renewToken: () => Promise<boolean>
}

let hooks: Hooks = {
  csrfToken: () => undefined,
  signedOut: () => undefined,
  renewToken: () => Promise.resolve(false),
}

export function connect(next: Hooks): void {
  hooks = next
}

export const connected = (): Hooks => hooks

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

async function isStaleToken(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  return tellsStaleToken(await response.clone().json().catch(() => undefined))
}

export const tellsStaleToken = (body: unknown) => isProblem(body) && body.type === 'csrf-rejected'

async function send(request: Request): Promise<Response> {
  const spare = isRead(request.method) ? undefined : request.clone()
  const token = hooks.csrfToken()
  if (spare && token) request.headers.set('X-CSRF-Token', token)
  const response = await fetch(request)
  if (!spare || !(await isStaleToken(response)) || !(await hooks.renewToken())) return response
  spare.headers.set('X-CSRF-Token', hooks.csrfToken() ?? '')
  return fetch(spare)
}

const ACCEPT = 'application/json, application/problem+json'

export const api = createClient<Paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  headers: { Accept: ACCEPT },
  fetch: send,
})

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The data of a call, or a thrown ProblemError. */
export async function answer<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await settle(call)
  if (response.ok) {
    rememberList(data, response.url)
    return data as NonNullable<T>
  }
  const problem = problemFrom(error, response.status)
  if (response.status === 401) hooks.signedOut()
  throw problem
}

async function settle<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw unreachable()
  }
}

export interface ListPage {
  items: unknown[]
  total: number
}

/** A page of a list by its address, for what works on every list alike. */
export function fetchList(address: string, signal: AbortSignal): Promise<ListPage> {
  return answer(read<ListPage>(address, signal))
}

async function read<T>(address: string, signal: AbortSignal): Promise<Answer<T>> {
  const response = await fetch(address, { signal, credentials: 'same-origin', headers: { Accept: ACCEPT } })
  const body: unknown = await response.json().catch(() => undefined)
  return response.ok ? { data: body as T, response } : { error: body, response }
}
