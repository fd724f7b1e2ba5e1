import { beforeEach, vi } from 'vitest'
import { grantAccess } from '@/shared/access'
import { settled, within } from '@/shared/device/database'
import { newRecord, queued, type DeviceRecord } from './deviceRecord'
import { changeRecord, findRecord, keepWords } from './deviceStore'

export const NOW = '2026-11-24T02:00:00Z'
export const WRITER = { id: 'p1', name: '演示王' }
export const person = (id: string) => ({ id, account: id, displayName: id, roles: [], operations: ['createPufaEvent'] })

interface Server {
  sent: Array<{ url: string; key: string | null; body: string }>
  /** What it does with each call; a thrown error is a lost connection. */
  answer: (url: string, key: string) => Response | Promise<Response>
}

export const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
export const problem = (status: number, type: string, errors?: unknown) => json({ type, title: '不行', status, requestId: 'r', errors }, status)
export const created = () => json({ id: 'event-1' }, 201)
export const lose = (): Response => {
  throw new TypeError('network')
}

export const server: Server = { sent: [], answer: created }

/** Before each test: an empty device, its writer signed in, a server that was sent nothing. */
export function startAnew(): void {
  beforeEach(async () => {
    server.sent = []
    await within(['records', 'photos', 'known'], 'readwrite', (stores) => settled(stores('records').clear()).then(() => settled(stores('photos').clear())))
    grantAccess(person('p1'))
    vi.stubGlobal('fetch', async (request: Request) => {
      const key = request.headers.get('Idempotency-Key')
      const url = new URL(request.url).pathname
      request.signal.throwIfAborted()
      server.sent.push({ url, key, body: await request.text() })
      return server.answer(url, key ?? '')
    })
  })
}

export async function waiting(id = 'key-0001', writer = WRITER): Promise<DeviceRecord> {
  const draft = newRecord(id, writer, '2026-11-24', NOW)
  const record = { ...draft, form: { ...draft.form, kind: 'stand' as const, title: '演示·广场咨询', place: '演示广场' } }
  await keepWords(record)
  return (await changeRecord(id, queued)) ?? record
}

export const photo = (id: string, record = 'key-0001') => ({ id, record, place: 1, name: '演示.jpg', image: new Blob(['x'], { type: 'image/jpeg' }) })
export const state = async (id = 'key-0001') => (await findRecord(id))?.state
