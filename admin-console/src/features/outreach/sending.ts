import { access } from '@/shared/access'
import { newKey } from '@/shared/api/commandKey'
import { asProblem, ProblemError } from '@/shared/api/problem'
import { uploadFile } from '@/shared/file/api'
import { addEventPhoto, createPufaEvent } from './api'
import { leaving, received, refused, turnedAway, type DevicePhoto, type DeviceRecord } from './deviceRecord'
import { allPhotos, allRecords, changePhoto, changeRecord, deletePhoto, findRecord, photosOf } from './deviceStore'

const LOCK = 'pufa-outbox'
/** On the thin networks of the field a call may hang for ever; after this it counts as lost. */
const WORDS_MS = 30_000
const PHOTO_MS = 180_000

/**
 * Sends what waits, the oldest first, in one page of this browser at a time. Throws where the server cannot be reached or does
 * not take anything from who is here: then the rest waits too.
 *
 * @param person whose records; nobody sends another's under the own name
 * @param tell hears which record is being sent
 */
export function sendWaiting(person: string, tell: (record?: string) => void): Promise<void> {
  return alone(async () => {
    try {
      for (const record of await due(person)) {
        tell(record.id)
        const event = record.event ?? (await sendWords(record.id, person))
        if (event) await sendPhotos(record.id, event, person)
      }
    } finally {
      tell(undefined)
    }
  })
}

/** On plain http browsers offer no locks; two pages that send the same thing still make one record. */
async function alone(work: () => Promise<void>): Promise<void> {
  await (navigator.locks ? navigator.locks.request(LOCK, work) : work())
}

async function due(person: string): Promise<DeviceRecord[]> {
  const behind = new Set((await allPhotos()).filter(({ refusal }) => !refusal).map(({ record }) => record))
  const own = (await allRecords()).filter((record) => record.person === person)
  return own.filter(({ id, state }) => state === 'waiting' || (state === 'received' && behind.has(id))).reverse()
}

/** The id of the event, or undefined where there is none. */
async function sendWords(id: string, person: string): Promise<string | undefined> {
  const before = await findRecord(id)
  const record = await changeRecord(id, (stored) => (stored.state === 'waiting' ? leaving(stored) : undefined))
  if (!before || !record?.sent) return before?.event
  try {
    requireStillHere(person)
    const event = await createPufaEvent(record.sent, id, AbortSignal.timeout(WORDS_MS))
    await changeRecord(id, (stored) => received(stored, event.id, new Date().toISOString()))
    return event.id
  } catch (thrown) {
    const error = asProblem(thrown)
    if (error.outcomeUnknown) throw error
    const unread = isTurnedAway(error) || (error.status === 403 && before.mayHaveArrived)
    await changeRecord(id, (stored) => (unread ? turnedAway(stored, before) : refused(stored, error)))
    if (unread) throw error
    return undefined
  }
}

/** Somebody else may have signed in on this page while the last call was on its way. */
function requireStillHere(person: string): void {
  if (access.connected && access.person === person) return
  throw new ProblemError({ type: 'not-signed-in', title: '请先登录', status: 401, requestId: '' }, 401)
}

/** Not signed in as who wrote it, or too much at once: that says nothing about the record. */
const isTurnedAway = ({ problem, status }: ProblemError) => status === 401 || status === 429 || problem.type === 'csrf-rejected'

async function sendPhotos(record: string, event: string, person: string): Promise<void> {
  for (const photo of await photosOf(record)) if (!photo.refusal) await sendPhoto(photo, event, person)
}

async function sendPhoto(photo: DevicePhoto, event: string, person: string): Promise<void> {
  try {
    const file = photo.file ?? (await upload(photo, person))
    if (!file) return
    requireStillHere(person)
    await addEventPhoto(event, file, `${photo.id}-added`, AbortSignal.timeout(WORDS_MS))
    await deletePhoto(photo.id)
  } catch (thrown) {
    const error = asProblem(thrown)
    if (mayPass(error)) throw error
    if (isGone(error) && !photo.renewed) await sendRenewed(photo, event, person)
    else await changePhoto(photo.id, (stored) => ({ ...stored, refusal: reasonOf(error) }))
  }
}

/** The id of the file; undefined where somebody removed the photo meanwhile. */
async function upload(photo: DevicePhoto, person: string): Promise<string | undefined> {
  requireStillHere(person)
  const image = new File([photo.image], photo.name, { type: photo.image.type })
  const { id, placeRemoved } = await uploadFile(image, 'event_photo', photo.id, AbortSignal.timeout(PHOTO_MS))
  const kept = await changePhoto(photo.id, (stored) => ({ ...stored, file: id }))
  if (kept && placeRemoved) await changeRecord(photo.record, (stored) => ({ ...stored, placeRemoved }))
  return kept?.file
}

/** Whether the same call may be taken later. A proxy that takes no file of this size says so in its own words, and always will. */
const mayPass = (error: ProblemError) => isTurnedAway(error) || (error.outcomeUnknown && error.status !== 413)

/** The server keeps an upload without an event for a day only. The picture is still here and goes once more. */
const isGone = ({ problem }: ProblemError) => problem.errors?.[0]?.pointer === '/photo'

async function sendRenewed(photo: DevicePhoto, event: string, person: string): Promise<void> {
  const renewed = await changePhoto(photo.id, (stored) => ({ ...stored, id: newKey(), file: undefined, renewed: true }))
  if (renewed) await sendPhoto(renewed, event, person)
}

const reasonOf = ({ problem }: ProblemError) => problem.errors?.[0]?.message ?? problem.detail ?? problem.title
