import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'

/** Calls the server as one of the demo's people, where the journey is not about their pages. */
export async function demoCaller(address, account) {
  const { token } = await send(address, 'POST', '/api/demo/sign-in', { account })
  return as(address, token)
}

/** Calls it as whichever account or phone is named first; each signs in once. */
export function callers(address) {
  const known = new Map()
  return async (account, ...call) => {
    if (!known.has(account)) known.set(account, isPhone(account) ? phoneCaller(address, account) : demoCaller(address, account))
    return (await known.get(account))(...call)
  }
}

/** The same as whoever has this phone; a resident is made for one that nobody has. */
export async function phoneCaller(address, phone) {
  const { ticket } = await send(address, 'POST', '/api/sign-in/sms-code', { phone, purpose: 'sign_in' })
  const { items } = await send(address, 'GET', `/api/demo/sms?phone=${phone}`)
  const [code] = items[0].text.match(/\d{6}/)
  const { token } = await send(address, 'POST', '/api/sign-in/sms', { ticket, phone, code, session: 'bearer' })
  return as(address, token)
}

const isPhone = (account) => /^\d+$/.test(account)

const as = (address, token) => (method, path, body, type) => send(address, method, path, body, token, type)

/** Bytes are a picture, unless they are said to be of another type. */
async function send(address, method, path, body, bearer, type = 'image/png') {
  const isBytes = Buffer.isBuffer(body)
  const answer = await fetch(address + path, {
    method,
    headers: {
      'Content-Type': isBytes ? type : 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(bearer && { Authorization: `Bearer ${bearer}` }),
    },
    body: body && (isBytes ? body : JSON.stringify(body)),
  })
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`)
  return answer.json()
}
