import { newKey } from '@/shared/api/commandKey'
import { asProblem, type ProblemError } from '@/shared/api/problem'
import { uploadFile } from '@/shared/file/api'
import { addEventPhoto, createPufaEvent } from './api'
import { leaving, received, refused, turnedAway, type DevicePhoto, type DeviceRecord } from './deviceRecord'
import { allPhotos, allRecords, changeRecord, deletePhoto, findRecord, keepPhoto, photosOf } from './deviceStore'
import { draftOf } from './draft'

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
        const event = record.event ?? (await sendWords(record.id))
        if (event) await sendPhotos(record.id, event)
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
async function sendWords(id: string): Promise<string | undefined> {
  const before = await findRecord(id)
  const record = await changeRecord(id, (stored) => (stored.state === 'waiting' ? leaving(stored) : undefined))
  if (!before || !record) return before?.event
  try {
    const event = await createPufaEvent(draftOf(record.form), id, AbortSignal.timeout(WORDS_MS))
    await changeRecord(id, (stored) => received(stored, event.id, new Date().toISOString()))
    return event.id
  } catch (thrown) {
    const error = asProblem(thrown)
    if (error.outcomeUnknown) throw error
    await changeRecord(id, (stored) => (isTurnedAway(error) ? turnedAway(stored, before) : refused(stored, error, before)))
    if (isTurnedAway(error)) throw error
    return undefined
  }
}

/** Not signed in as who wrote it, or too much at once: that says nothing about the record. */
const isTurnedAway = ({ problem, status }: ProblemError) => status === 401 || status === 429 || problem.type === 'csrf-rejected'

async function sendPhotos(record: string, event: string): Promise<void> {
  for (const photo of await photosOf(record)) if (!photo.refusal) await sendPhoto(photo, event)
}

async function sendPhoto(photo: DevicePhoto, event: string): Promise<void> {
  try {
    await addEventPhoto(event, photo.file ?? (await upload(photo)), `${photo.id}-added`)
    await deletePhoto(photo.id)
  } catch (thrown) {
    const error = asProblem(thrown)
    if (error.outcomeUnknown || isTurnedAway(error)) throw error
    if (isGone(error) && !photo.renewed) await sendPhoto(await renew(photo), event)
    else await keepPhoto({ ...photo, refusal: reasonOf(error) })
  }
}

async function upload(photo: DevicePhoto): Promise<string> {
  const file = new File([photo.image], photo.name, { type: photo.image.type })
  const { id } = await uploadFile(file, 'event_photo', photo.id, AbortSignal.timeout(PHOTO_MS))
  await keepPhoto({ ...photo, file: id })
  return id
}

/** The server keeps an upload without an event for a day only. The picture is still here and goes once more. */
const isGone = ({ problem }: ProblemError) => problem.errors?.[0]?.pointer === '/photo'

async function renew(photo: DevicePhoto): Promise<DevicePhoto> {
  const renewed = { ...photo, id: newKey(), file: undefined, renewed: true }
  await keepPhoto(renewed)
  await deletePhoto(photo.id)
  return renewed
}

const reasonOf = ({ problem }: ProblemError) => problem.errors?.[0]?.message ?? problem.detail ?? problem.title
