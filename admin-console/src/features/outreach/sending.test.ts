import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { grantAccess } from '@/shared/access'
import { again, type DeviceRecord } from './deviceRecord'
import { allRecords, changePhoto, changeRecord, deletePhoto, findRecord, keepPhoto, photosOf } from './deviceStore'
import { flush } from './outbox'
import { created, json, lose, person, photo, problem, server, startAnew, state, waiting } from './outboxKit'

startAnew()

describe('who sends', () => {
  const handOver = (): Response => {
    grantAccess(person('p2'))
    return created()
  }

  it('stops before the next record when somebody else signs in while a call hangs', async () => {
    await waiting('key-0001')
    await waiting('key-0002')
    server.answer = handOver
    await flush()
    expect(server.sent).toHaveLength(1)
    const left = (await allRecords()).filter(({ id }) => id !== server.sent[0]?.key)
    expect(left).toMatchObject([{ state: 'waiting', mayHaveArrived: false }])
  })

  it('stops before the photo, before its upload and after it', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    server.answer = handOver
    await flush()
    expect(server.sent).toHaveLength(1)
    grantAccess(person('p1'))
    server.answer = (url) => (url === '/api/files' ? json({ id: 'file-1' }, handOver().status) : created())
    await flush()
    expect(server.sent.slice(1).map(({ url }) => url)).toEqual(['/api/files'])
    const [kept] = await photosOf('key-0001')
    expect(kept).toMatchObject({ file: 'file-1' })
    expect(kept).not.toHaveProperty('refusal')
  })
})

describe('in doubt', () => {
  beforeEach(async () => {
    await waiting()
    server.answer = lose
    await flush()
  })

  it('waits on where the person is refused, since nobody looked at the words', async () => {
    server.answer = () => problem(403, 'not-allowed')
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
  })

  it('sends what it sent, whatever these pages would make of the words now', async () => {
    await changeRecord('key-0001', (stored) => ({ ...stored, form: { ...stored.form, place: '演示别处' } }))
    server.answer = created
    await flush()
    expect(server.sent[1]).toEqual(server.sent[0])
  })
})

describe('on the way', () => {
  it('learns nothing from a page that somebody put in between', async () => {
    await waiting()
    server.answer = () => new Response('<html>403</html>', { status: 403 })
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'waiting', mayHaveArrived: true })
  })

  it('goes on after a photo that a proxy finds too large', async () => {
    await waiting()
    await keepPhoto(photo('photo-01'))
    server.answer = (url) => (url === '/api/files' ? new Response('<html>413</html>', { status: 413 }) : created())
    await flush()
    expect((await photosOf('key-0001'))[0]?.refusal).toContain('413')
  })

  const withoutPress = ({ form }: DeviceRecord) => Object.fromEntries(Object.entries(form).filter(([name]) => name !== 'press')) as never

  it('sends a form that an earlier version of these pages kept', async () => {
    await waiting()
    await changeRecord('key-0001', (stored) => ({ ...stored, form: withoutPress(stored) }))
    server.answer = created
    await flush()
    expect(await state()).toBe('received')
  })

  it('gives up a call that hangs, also of a photo that is uploaded already', async () => {
    await waiting()
    await keepPhoto({ ...photo('photo-01'), file: 'file-1' })
    server.answer = (url) => (url.endsWith('/photos') ? lose() : created())
    await flush()
    server.answer = created
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
    await flush()
    timeout.mockRestore()
    expect(server.sent).toHaveLength(2)
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
    server.answer = uploads(true)
    await flush()
    expect(await findRecord('key-0001')).toMatchObject({ state: 'received', placeRemoved: true })
  })

  it('leaves no such word where it did not', async () => {
    server.answer = uploads(false)
    await flush()
    expect(await findRecord('key-0001')).not.toHaveProperty('placeRemoved')
  })

  it('stays away when somebody removes it while it is uploaded', async () => {
    server.answer = async (url) => {
      if (url === '/api/files') await deletePhoto('photo-01')
      return uploads(false)(url)
    }
    await flush()
    expect(server.sent.map(({ url }) => url)).toEqual(['/api/pufa-events', '/api/files'])
    expect(await photosOf('key-0001')).toEqual([])
  })

  it('is not uploaded once more where the event has nine, and goes again when asked', async () => {
    server.answer = (url) => (url.endsWith('/photos') ? problem(409, 'conflict') : uploads(false)(url))
    await flush()
    expect(server.sent).toHaveLength(3)
    expect(await photosOf('key-0001')).toMatchObject([{ id: 'photo-01', refusal: '不行' }])
    await changePhoto('photo-01', again)
    server.answer = uploads(false)
    await flush()
    expect(server.sent).toHaveLength(4)
    expect(await photosOf('key-0001')).toEqual([])
  })
})
