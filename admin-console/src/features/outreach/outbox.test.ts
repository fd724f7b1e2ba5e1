import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { endAccess, grantAccess } from '@/shared/access'
import { isUnsent, newRecord, queued, standing, type DeviceRecord } from './deviceRecord'
import { allRecords, changeRecord, deleteRecord, findRecord, keepPhoto, keepWords, photosOf, sweep } from './deviceStore'
import { flush, look, useOutbox } from './outbox'
import { created, json, lose, NOW, person, photo, problem, server, startAnew, state, waiting, WRITER } from './outboxKit'

startAnew()

describe('sending', () => {
  it('sends under the key of the record and leaves a line to the event', async () => {
    await waiting()
    server.answer = created
    await flush()
    expect(server.sent).toHaveLength(1)
    expect(server.sent[0]).toMatchObject({ url: '/api/pufa-events', key: 'key-0001' })
    expect(await findRecord('key-0001')).toMatchObject({ state: 'received', event: 'event-1', mayHaveArrived: false, form: { title: '演示·广场咨询', place: '' } })
  })

  it('sends the same words under the same key when the answer was lost, and lets nobody change them between', async () => {
    const record = await waiting()
    server.answer = lose
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
    expect(await keepWords({ ...record, form: { ...record.form, title: '改了' } })).toBe(false)
    server.answer = created
    await flush()
    expect(server.sent[1]).toEqual(server.sent[0])
    expect(await state()).toBe('received')
  })

  it('keeps what was refused with the reason at its field, and sends it mended under its key', async () => {
    const record = await waiting()
    server.answer = () => problem(422, 'invalid-input', [{ pointer: '/heldOn', message: '还没有举办。' }])
    await flush()
    const stored = await findRecord('key-0001')
    expect(stored).toMatchObject({ state: 'refused', mayHaveArrived: false, refusal: { errors: [{ pointer: '/heldOn', message: '还没有举办。' }] } })
    await flush()
    expect(server.sent).toHaveLength(1)
    expect(await keepWords({ ...record, form: { ...record.form, heldOn: '2026-11-23' } })).toBe(true)
    await changeRecord('key-0001', queued)
    server.answer = created
    await flush()
    expect(server.sent[1]?.key).toBe('key-0001')
    expect(server.sent[1]?.body).toContain('2026-11-23')
    expect(await state()).toBe('received')
  })

  it('goes on with the next record after a refusal, and stops where the server is gone', async () => {
    await waiting('key-0001')
    await waiting('key-0002')
    server.answer = (_, key) => (key === 'key-0001' ? problem(422, 'invalid-input') : created())
    await flush()
    expect([await state('key-0001'), await state('key-0002')]).toEqual(['refused', 'received'])
    await waiting('key-0003')
    await waiting('key-0004')
    server.answer = lose
    await flush()
    expect(server.sent).toHaveLength(3)
  })

  it('keeps everything when the session has ended, in the doubt of before', async () => {
    await waiting()
    server.answer = () => problem(401, 'not-signed-in')
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: false })
    server.answer = lose
    await flush()
    server.answer = () => problem(401, 'not-signed-in')
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
  })

  it("never sends one person's record for another, nor without knowing who is here", async () => {
    await waiting()
    grantAccess(person('p2'))
    server.answer = created
    await flush()
    grantAccess(person('p1'), false)
    await flush()
    endAccess()
    await flush()
    expect(server.sent).toEqual([])
    grantAccess(person('p2'))
    expect(useOutbox().unsentOfOthers.value.map(({ id }) => id)).toEqual(['key-0001'])
  })

  it('sends photos after the words, each once, and takes up where it stopped', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    server.answer = (url) => (url === '/api/files' ? lose() : created())
    await flush()
    expect(await state()).toBe('received')
    expect(server.sent.map(({ url }) => url)).toEqual(['/api/pufa-events', '/api/files'])
    server.answer = (url) => (url === '/api/files' ? json({ id: 'file-1' }, 201) : json({ id: 'event-1' }, 200))
    await flush()
    expect(server.sent.slice(2)).toMatchObject([
      { url: '/api/files', key: 'photo-01' },
      { url: '/api/pufa-events/event-1/photos', key: 'photo-01-added', body: '{"photo":"file-1"}' },
    ])
    expect(await photosOf('key-0001')).toEqual([])
  })

  it('uploads once more what the server has dropped meanwhile, then takes the refusal', async () => {
    await waiting()
    await keepPhoto({ ...photo('photo-01'), file: 'gone' })
    server.answer = (url) => {
      if (url === '/api/pufa-events') return created()
      return url === '/api/files' ? json({ id: 'file-2' }, 201) : problem(422, 'invalid-input', [{ pointer: '/photo', message: '没有这张照片。' }])
    }
    await flush()
    expect(server.sent.map(({ url }) => url.split('/').at(-1))).toEqual(['pufa-events', 'photos', 'files', 'photos'])
    expect(await photosOf('key-0001')).toMatchObject([{ refusal: '没有这张照片。' }])
  })
})

describe('what lies here', () => {
  it('forgets a received record after three days, and never one with a photo behind', async () => {
    await waiting('key-0001')
    await waiting('key-0002')
    server.answer = created
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
