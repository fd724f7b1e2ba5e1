import { settled, within } from '@/shared/device/database'
import { isOpen, isPast, type DevicePhoto, type DeviceRecord } from './deviceRecord'

/** Every record of this device, the newest first, whoever wrote it. */
export async function allRecords(): Promise<DeviceRecord[]> {
  const records = await within(['records'], 'readonly', (stores) => settled<DeviceRecord[]>(stores('records').getAll()))
  return records.sort((a, b) => b.startedAt.localeCompare(a.startedAt))
}

export function allPhotos(): Promise<DevicePhoto[]> {
  return within(['photos'], 'readonly', (stores) => settled<DevicePhoto[]>(stores('photos').getAll()))
}

export async function photosOf(record: string): Promise<DevicePhoto[]> {
  const photos = await within(['photos'], 'readonly', (stores) => settled<DevicePhoto[]>(stores('photos').index('record').getAll(record)))
  return photos.sort((a, b) => a.place - b.place)
}

export function findRecord(id: string): Promise<DeviceRecord | undefined> {
  return within(['records'], 'readonly', (stores) => settled<DeviceRecord | undefined>(stores('records').get(id)))
}

/**
 * Changes what is stored now, not what a page read some time ago; undefined where nothing is there or `change` leaves it.
 */
export function changeRecord(id: string, change: (record: DeviceRecord) => DeviceRecord | undefined): Promise<DeviceRecord | undefined> {
  return within(['records'], 'readwrite', async (stores) => {
    const stored = await settled<DeviceRecord | undefined>(stores('records').get(id))
    const changed = stored && change(stored)
    if (changed) await settled(stores('records').put(changed))
    return changed
  })
}

/** A record that is new, or whose words changed; false where another page has sent it meanwhile. */
export function keepWords(record: DeviceRecord): Promise<boolean> {
  return within(['records'], 'readwrite', async (stores) => {
    const stored = await settled<DeviceRecord | undefined>(stores('records').get(record.id))
    if (stored && (!isOpen(stored) || stored.state === 'waiting')) return false
    await settled(stores('records').put({ ...record, state: stored?.state ?? record.state, refusal: stored?.refusal }))
    return true
  })
}

export async function keepPhoto(photo: DevicePhoto): Promise<void> {
  await within(['photos'], 'readwrite', (stores) => settled(stores('photos').put(photo)))
}

/** As {@link changeRecord}: a photo that somebody removed meanwhile does not come back. */
export function changePhoto(id: string, change: (photo: DevicePhoto) => DevicePhoto): Promise<DevicePhoto | undefined> {
  return within(['photos'], 'readwrite', async (stores) => {
    const stored = await settled<DevicePhoto | undefined>(stores('photos').get(id))
    const changed = stored && change(stored)
    if (!changed) return undefined
    await settled(stores('photos').put(changed))
    if (changed.id !== id) await settled(stores('photos').delete(id))
    return changed
  })
}

export async function deletePhoto(id: string): Promise<void> {
  await within(['photos'], 'readwrite', (stores) => settled(stores('photos').delete(id)))
}

export async function deleteRecord(id: string): Promise<void> {
  await within(['records', 'photos'], 'readwrite', async (stores) => {
    await settled(stores('records').delete(id))
    const keys = await settled(stores('photos').index('record').getAllKeys(id))
    for (const key of keys) await settled(stores('photos').delete(key))
  })
}

/** Lines about what was received days ago. */
export async function sweep(now: number): Promise<void> {
  const photos = await allPhotos()
  const past = (await allRecords()).filter((record) => isPast(record, photos.filter((photo) => photo.record === record.id).length, now))
  for (const { id } of past) await deleteRecord(id)
}
