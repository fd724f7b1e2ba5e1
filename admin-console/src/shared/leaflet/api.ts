import { answer, api } from '@/shared/api/client'
import type { EventLeaflet, Leaflet, LeafletDraft, LeafletMoveDraft, LeafletPage, LeafletWhole } from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })

export function listLeaflets(query: { page: number; size: number }): Promise<LeafletPage> {
  return answer(api.GET('/api/leaflets', { params: { query } }))
}

export function createLeaflet(body: LeafletDraft, key: string): Promise<Leaflet> {
  return answer(api.POST('/api/leaflets', { params: { header: header(key) }, body }))
}

export function getLeaflet(leaflet: string): Promise<LeafletWhole> {
  return answer(api.GET('/api/leaflets/{leaflet}', { params: { path: { leaflet } } }))
}

export function moveLeaflet(leaflet: string, body: LeafletMoveDraft, key: string): Promise<LeafletWhole> {
  return answer(api.POST('/api/leaflets/{leaflet}/moves', { params: { path: { leaflet }, header: header(key) }, body }))
}

/** What left the stock for an event, each version once. */
export async function listEventLeaflets(event: string): Promise<EventLeaflet[]> {
  return (await answer(api.GET('/api/pufa-events/{event}/leaflets', { params: { path: { event } } }))).items
}
