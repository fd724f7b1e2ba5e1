import { routes, type Operations } from '@/contract'
import { Failure, isProblem } from '@/rules/failure'

export type OperationId = keyof Operations & keyof typeof routes

type Body<O extends OperationId> = Operations[O] extends {
  requestBody: { content: { 'application/json': infer B } }
}
  ? { body: B }
  : { body?: never }

export type Input<O extends OperationId> = Pick<Operations[O]['parameters'], 'path' | 'query' | 'header'> & Body<O>

export type Answer<O extends OperationId> = Operations[O]['responses'] extends {
  200: { content: { 'application/json': infer A } }
}
  ? A
  : void

type Values = Record<string, string | number | boolean | undefined>

const base = import.meta.env.VITE_API_BASE ?? ''
const timeoutMillis = 15_000

let bearer: () => string | undefined = () => undefined
let refused: () => void = () => undefined

/** Where the token comes from, and what happens when the server no longer knows it. */
export function useBearer(token: () => string | undefined, onRefused: () => void) {
  bearer = token
  refused = onRefused
}

/** Calls one operation of the contract. Throws a Failure with words fit to show. */
export async function call<O extends OperationId>(operation: O, input: Input<O>): Promise<Answer<O>> {
  const [method, template] = routes[operation]
  const token = bearer()
  const answer = await send({
    url: base + address(template, input.path, input.query),
    method,
    data: input.body === undefined ? undefined : JSON.stringify(input.body),
    header: headers(input.header, token, input.body !== undefined),
    dataType: 'json',
    timeout: timeoutMillis,
  })
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as Answer<O>
  if (answer.statusCode === 401 && token) refused()
  throw new Failure(answer.statusCode, isProblem(answer.data) ? answer.data : undefined)
}

function address(template: string, path: Values | undefined, query: Values | undefined): string {
  const filled = template.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(path?.[name])))
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}

function headers(own: Values | undefined, token: string | undefined, json: boolean): Record<string, string> {
  const all: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (json) all['Content-Type'] = 'application/json'
  if (token) all.Authorization = `Bearer ${token}`
  for (const [name, value] of Object.entries(own ?? {})) if (value !== undefined) all[name] = String(value)
  return all
}

function send(options: UniApp.RequestOptions): Promise<{ statusCode: number; data: unknown }> {
  return new Promise((resolve, reject) => {
    uni.request({ ...options, success: resolve, fail: () => reject(new Failure(0)) })
  })
}
