import { routes, type Operations } from '@/contract'
import { Failure, isProblem } from '@/rules/failure'

export type OperationId = keyof Operations & keyof typeof routes

type Body<O extends OperationId> = Operations[O] extends {
  requestBody: { content: { 'application/json': infer B } }
}
  ? { body: B }
  : { body?: never }

export type Input<O extends OperationId> = Pick<Operations[O]['parameters'], 'path' | 'query' | 'header'> & Body<O>

export type Answer<O extends OperationId> = Success<Operations[O]['responses']> extends {
  content: { 'application/json': infer A }
}
  ? A
  : void

/** What an operation answers when it worked: done, made or taken. */
type Success<R> = R extends { 200: infer A } | { 201: infer A } | { 202: infer A } ? A : never

type Values = Record<string, string | number | boolean | undefined>

const base = import.meta.env.VITE_API_BASE ?? ''
const timeoutMillis = 15_000
/** 20 MB to a village with a weak signal. */
const downloadTimeoutMillis = 300_000
/** A megabyte from there. */
const pieceTimeoutMillis = 60_000
/** What the server joins up to twenty photos for. */
const joiningTimeoutMillis = 60_000
const joining: readonly OperationId[] = ['attachFiles', 'offerPage']

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
    timeout: joining.includes(operation) ? joiningTimeoutMillis : timeoutMillis,
  })
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as Answer<O>
  const failure = new Failure(answer.statusCode, isProblem(answer.data) ? answer.data : undefined)
  if (failure.status === 401 && token && !proofRefused(failure)) refused()
  throw failure
}

/** What an operation answers that is no JSON. */
export async function fetchBytes(template: string, path: Values | undefined, query: Values | undefined): Promise<{ status: number; bytes: ArrayBuffer }> {
  const token = bearer()
  const answer = await send({
    url: base + address(template, path, query),
    method: 'GET',
    header: { ...headers(undefined, token, false), Accept: '*/*' },
    responseType: 'arraybuffer',
    timeout: downloadTimeoutMillis,
  })
  // Whoever asked has signed out while it was on its way.
  if (bearer() !== token) throw new Failure(401)
  if (answer.statusCode === 401 && token) refused()
  return { status: answer.statusCode, bytes: answer.data as ArrayBuffer }
}

/** Where a picture of the server is; pictures are fetched by what shows them. */
export function pictureAddress<O extends OperationId>(operation: O, path: Input<O>['path']): string {
  return base + address(routes[operation][1], path, undefined)
}

/** The whole address of something the server named by its path. */
export function fileAddress(path: string): string {
  return base + path
}

/** A wrong code or password says nothing about the session that is open. */
function proofRefused(failure: Failure): boolean {
  return failure.problem?.type === 'sign-in-failed' || failure.problem?.type === 'totp-required'
}

/** Sends one piece of a file, as it is. */
export async function sendPiece(path: Input<'appendChunk'>['path'], offset: number, piece: ArrayBuffer): Promise<Answer<'appendChunk'>> {
  const token = bearer()
  const answer = await send({
    url: base + address(routes.appendChunk[1], path, { offset }),
    method: 'POST',
    data: piece,
    header: { ...headers(undefined, token, false), 'Content-Type': 'application/octet-stream' },
    dataType: 'json',
    timeout: pieceTimeoutMillis,
  })
  if (answer.statusCode === 200) return answer.data as Answer<'appendChunk'>
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
