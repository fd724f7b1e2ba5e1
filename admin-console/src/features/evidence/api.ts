import { answer, api } from '@/shared/api/client'
import type { MarkedPhoto, PhotoMarkDraft, PufaEvent } from '@/shared/api/types'
import { mayMark } from '@/shared/evidence/photos'

export interface Marking {
  event: PufaEvent
  /** Those that whoever looks may mark. */
  photos: MarkedPhoto[]
}

export async function getMarking(event: string): Promise<Marking> {
  const params = { path: { event } }
  const [whole, { items }] = await Promise.all([
    answer(api.GET('/api/pufa-events/{event}', { params })),
    answer(api.GET('/api/pufa-events/{event}/photo-marks', { params })),
  ])
  return { event: whole, photos: items.filter(mayMark) }
}

export function markEventPhoto(event: string, photo: string, body: PhotoMarkDraft, key: string): Promise<MarkedPhoto> {
  const params = { path: { event, photo }, header: { 'Idempotency-Key': key } }
  return answer(api.PUT('/api/pufa-events/{event}/photos/{photo}/mark', { params, body }))
}
