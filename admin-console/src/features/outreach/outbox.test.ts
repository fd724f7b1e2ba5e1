import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { endAccess, grantAccess } from '@/shared/access'
import { within, settled } from '@/shared/device/database'
import { again, isUnsent, newRecord, queued, standing, type DeviceRecord } from './deviceRecord'
import { allRecords, changePhoto, changeRecord, deletePhoto, deleteRecord, findRecord, keepPhoto, keepWords, photosOf, sweep } from './deviceStore'
import { flush, look, useOutbox } from './outbox'

const NOW = '2026-11-24T02:00:00Z'
const WRITER = { id: 'p1', name: '演示王' }
const person = (id: string) => ({ id, account: id, displayName: id, roles: [], operations: ['createPufaEvent'] })

let sent: Array<{ url: string; key: string | null; body: string }> = []
/** What the server does with each call; a thrown error is a lost connection. */
let answer: (url: string, key: string) => Response | Promise<Response>

const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const problem = (status: number, type: string, errors?: unknown) => json({ type, title: '不行', status, requestId: 'r', errors }, status)
const created = () => json({ id: 'event-1' }, 201)
const lose = (): Response => {
  throw new TypeError('network')
}

beforeEach(async () => {
  sent = []
  await within(['records', 'photos', 'known'], 'readwrite', (stores) => settled(stores('records').clear()).then(() => settled(stores('photos').clear())))
  grantAccess(person('p1'))
  vi.stubGlobal('fetch', async (request: Request) => {
    const key = request.headers.get('Idempotency-Key')
    const url = new URL(request.url).pathname
    request.signal.throwIfAborted()
    sent.push({ url, key, body: await request.text() })
    return answer(url, key ?? '')
  })
})

async function waiting(id = 'key-0001', writer = WRITER): Promise<DeviceRecord> {
  const draft = newRecord(id, writer, '2026-11-24', NOW)
  const record = { ...draft, form: { ...draft.form, kind: 'stand' as const, title: '演示·广场咨询', place: '演示广场' } }
  await keepWords(record)
  return (await changeRecord(id, queued)) ?? record
}

const photo = (id: string, record = 'key-0001') => ({ id, record, place: 1, name: '演示.jpg', image: new Blob(['x'], { type: 'image/jpeg' }) })
const state = async (id = 'key-0001') => (await findRecord(id))?.state

describe('sending', () => {
  it('sends under the key of the record and leaves a line to the event', async () => {
    await waiting()
    answer = created
    await flush()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ url: '/api/pufa-events', key: 'key-0001' })
    expect(await findRecord('key-0001')).toMatchObject({ state: 'received', event: 'event-1', mayHaveArrived: false, form: { title: '演示·广场咨询', place: '' } })
  })

  it('sends the same words under the same key when the answer was lost, and lets nobody change them between', async () => {
    const record = await waiting()
    answer = lose
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
    expect(await keepWords({ ...record, form: { ...record.form, title: '改了' } })).toBe(false)
    answer = created
    await flush()
    expect(sent[1]).toEqual(sent[0])
    expect(await state()).toBe('received')
  })

  it('keeps what was refused with the reason at its field, and sends it mended under its key', async () => {
    const record = await waiting()
    answer = () => problem(422, 'invalid-input', [{ pointer: '/heldOn', message: '还没有举办。' }])
    await flush()
    const stored = await findRecord('key-0001')
    expect(stored).toMatchObject({ state: 'refused', mayHaveArrived: false, refusal: { errors: [{ pointer: '/heldOn', message: '还没有举办。' }] } })
    await flush()
    expect(sent).toHaveLength(1)
    expect(await keepWords({ ...record, form: { ...record.form, heldOn: '2026-11-23' } })).toBe(true)
    await changeRecord('key-0001', queued)
    answer = created
    await flush()
    expect(sent[1]?.key).toBe('key-0001')
    expect(sent[1]?.body).toContain('2026-11-23')
    expect(await state()).toBe('received')
  })

  it('goes on with the next record after a refusal, and stops where the server is gone', async () => {
    await waiting('key-0001')
    await waiting('key-0002')
    answer = (_, key) => (key === 'key-0001' ? problem(422, 'invalid-input') : created())
    await flush()
    expect([await state('key-0001'), await state('key-0002')]).toEqual(['refused', 'received'])
    await waiting('key-0003')
    await waiting('key-0004')
    answer = lose
    await flush()
    expect(sent).toHaveLength(3)
  })

  it('keeps everything when the session has ended, in the doubt of before', async () => {
    await waiting()
    answer = () => problem(401, 'not-signed-in')
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: false })
    answer = lose
    await flush()
    answer = () => problem(401, 'not-signed-in')
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
  })

  it("never sends one person's record for another, nor without knowing who is here", async () => {
    await waiting()
    grantAccess(person('p2'))
    answer = created
    await flush()
    grantAccess(person('p1'), false)
    await flush()
    endAccess()
    await flush()
    expect(sent).toEqual([])
    grantAccess(person('p2'))
    expect(useOutbox().unsentOfOthers.value.map(({ id }) => id)).toEqual(['key-0001'])
  })

  it('sends photos after the words, each once, and takes up where it stopped', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    answer = (url) => (url === '/api/files' ? lose() : created())
    await flush()
    expect(await state()).toBe('received')
    expect(sent.map(({ url }) => url)).toEqual(['/api/pufa-events', '/api/files'])
    answer = (url) => (url === '/api/files' ? json({ id: 'file-1' }, 201) : json({ id: 'event-1' }, 200))
    await flush()
    expect(sent.slice(2)).toMatchObject([
      { url: '/api/files', key: 'photo-01' },
      { url: '/api/pufa-events/event-1/photos', key: 'photo-01-added', body: '{"photo":"file-1"}' },
    ])
    expect(await photosOf('key-0001')).toEqual([])
  })

  it('uploads once more what the server has dropped meanwhile, then takes the refusal', async () => {
    await waiting()
    await keepPhoto({ ...photo('photo-01'), file: 'gone' })
    answer = (url) => {
      if (url === '/api/pufa-events') return created()
      return url === '/api/files' ? json({ id: 'file-2' }, 201) : problem(422, 'invalid-input', [{ pointer: '/photo', message: '没有这张照片。' }])
    }
    await flush()
    expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual(['pufa-events', 'photos', 'files', 'photos'])
    expect(await photosOf('key-0001')).toMatchObject([{ refusal: '没有这张照片。' }])
  })
})

describe('who sends', () => {
  const handOver = (): Response => {
    grantAccess(person('p2'))
    return created()
  }

  it('stops before the next record when somebody else signs in while a call hangs', async () => {
    await waiting('key-0001')
    await waiting('key-0002')
    answer = handOver
    await flush()
    expect(sent).toHaveLength(1)
    const left = (await allRecords()).filter(({ id }) => id !== sent[0]?.key)
    expect(left).toMatchObject([{ state: 'waiting', mayHaveArrived: false }])
  })

  it('stops before the photo, before its upload and after it', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    answer = handOver
    await flush()
    expect(sent).toHaveLength(1)
    grantAccess(person('p1'))
    answer = (url) => (url === '/api/files' ? json({ id: 'file-1' }, handOver().status) : created())
    await flush()
    expect(sent.slice(1).map(({ url }) => url)).toEqual(['/api/files'])
    const [kept] = await photosOf('key-0001')
    expect(kept).toMatchObject({ file: 'file-1' })
    expect(kept).not.toHaveProperty('refusal')
  })
})

describe('in doubt', () => {
  beforeEach(async () => {
    await waiting()
    answer = lose
    await flush()
  })

  it('waits on where the person is refused, since nobody looked at the words', async () => {
    answer = () => problem(403, 'not-allowed')
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
  })

  it('sends what it sent, whatever these pages would make of the words now', async () => {
    await changeRecord('key-0001', (stored) => ({ ...stored, form: { ...stored.form, place: '演示别处' } }))
    answer = created
    await flush()
    expect(sent[1]).toEqual(sent[0])
  })
})

describe('on the way', () => {
  it('learns nothing from a page that somebody put in between', async () => {
    await waiting()
    answer = () => new Response('<html>403</html>', { status: 403 })
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
  })

  it('goes on after a photo that a proxy finds too large', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    answer = (url) => (url === '/api/files' ? new Response('<html>413</html>', { status: 413 }) : created())
    await flush()
    expect((await photosOf('key-0001'))[0]?.refusal).toContain('413')
  })

  const withoutPress = ({ form }: DeviceRecord) => Object.fromEntries(Object.entries(form).filter(([name]) => name !== 'press')) as never

  it('sends a form that an earlier version of these pages kept', async () => {
    await waiting()
    await changeRecord('key-0001', (stored) => ({ ...stored, form: withoutPress(stored) }))
    answer = created
    await flush()
    expect(await state()).toBe('received')
  })

  it('gives up a call that hangs, also of a photo that is uploaded already', async () => {
    await waiting()
    await keepPhoto({ ...photo('photo-01'), file: 'file-1' })
    answer = (url) => (url.endsWith('/photos') ? lose() : created())
    await flush()
    answer = created
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
    await flush()
    timeout.mockRestore()
    expect(sent).toHaveLength(2)
    expect(await photosOf('key-0001')).toMatchObject([{ file: 'file-1' }])
  })
})

describe('a photo', () => {
  beforeEach(async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
  })

  const uploads = (placeRemoved: boolean) => (url: string) => (url === '/api/files' ? json({ id: 'file-1', placeRemoved }, 201) : created())

  it('leaves word that it said where it was taken', async () => {
    answer = uploads(true)
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'received', placeRemoved: true })
  })

  it('leaves no such word where it did not', async () => {
    answer = uploads(false)
    await flush()
    expect(await findRecord('key-0001')).not.toHaveProperty('placeRemoved')
  })

  it('stays away when somebody removes it while it is uploaded', async () => {
    answer = async (url) => {
      if (url === '/api/files') await deletePhoto('photo-01')
      return uploads(false)(url)
    }
    await flush()
    expect(sent.map(({ url }) => url)).toEqual(['/api/pufa-events', '/api/files'])
    expect(await photosOf('key-0001')).toEqual([])
  })

  it('is not uploaded once more where the event has nine, and goes again when asked', async () => {
    answer = (url) => (url.endsWith('/photos') ? problem(409, 'conflict') : uploads(false)(url))
    await flush()
    expect(sent).toHaveLength(3)
    expect(await photosOf('key-0001')).toMatchObject([{ id: 'photo-01', refusal: '不行' }])
    await changePhoto('photo-01', again)
    answer = uploads(false)
    await flush()
    expect(sent).toHaveLength(4)
    expect(await photosOf('key-0001')).toEqual([])
  })
})

describe('what lies here', () => {
  it('forgets a received record after three days, and never one with a photo behind', async () => {
    await waiting('key-0001')
    await waiting('key-0002')
    answer = created
    await flush()
    await keepPhoto({ ...photo('photo-02', 'key-0002'), refusal: '太大' })
    const later = Date.now() + 4 * 86_400_000
    await sweep(Date.now() + 2 * 86_400_000)
    expect(await allRecords()).toHaveLength(2)
    await sweep(later)
    expect((await allRecords()).map(({ id }) => id)).toEqual(['key-0002'])
  })

  it('is left when its writer has not come back for thirty days', async () => {
    await waiting('key-0001', { id: 'p2', name: '演示李' })
    await waiting('key-0002')
    vi.setSystemTime(Date.parse(NOW) + 29 * 86_400_000)
    await look()
    expect(useOutbox().leftByOthers.value).toEqual([])
    vi.setSystemTime(Date.parse(NOW) + 31 * 86_400_000)
    await look()
    expect(useOutbox().leftByOthers.value.map(({ id }) => id)).toEqual(['key-0001'])
    vi.useRealTimers()
  })

  it('deletes a record with its photos', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    await deleteRecord('key-0001')
    expect(await photosOf('key-0001')).toEqual([])
    expect(await allRecords()).toEqual([])
  })
})

describe('standing', () => {
  const draft = newRecord('key-0001', WRITER, '2026-11-24', NOW)
  const text = (change: Partial<DeviceRecord>, photos = [] as ReturnType<typeof photo>[], sending = false) => standing({ ...draft, ...change }, photos, sending).text

  it('says it in plain words', () => {
    expect(text({})).toBe('草稿，还没有发送')
    expect(text({ state: 'waiting' })).toBe('存在这台设备上')
    expect(text({ state: 'waiting' }, [], true)).toBe('正在发送')
    expect(text({ state: 'refused' })).toBe('被退回')
    expect(text({ state: 'received' })).toBe('已收到')
    expect(text({ state: 'received' }, [photo('photo-01')])).toBe('已收到，还有 1 张照片没有发送')
    expect(text({ state: 'received' }, [{ ...photo('photo-01'), refusal: '太大' } as never])).toBe('已收到，有照片被退回')
  })

  it('counts what the server does not have', () => {
    expect(isUnsent({ ...draft, state: 'received' }, 0)).toBe(false)
    expect(isUnsent({ ...draft, state: 'received' }, 1)).toBe(true)
    expect(isUnsent(draft, 0)).toBe(true)
  })
})
