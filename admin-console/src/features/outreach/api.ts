import { answer, api } from '@/shared/api/client'
import type { MarkedPhoto, PlanItem, PufaEvent, PufaEventDraft, PufaEventKind, Rows, Topic } from '@/shared/api/types'

export interface EventFilter {
  year?: number
  kind?: PufaEventKind
  township?: string
  planItem?: string
  page: number
  size: number
}

export function listPufaEvents(query: EventFilter): Promise<Rows<PufaEvent>> {
  return answer(api.GET('/api/pufa-events', { params: { query } }))
}

export function getPufaEvent(event: string): Promise<PufaEvent> {
  return answer(api.GET('/api/pufa-events/{event}', { params: { path: { event } } }))
}

export function createPufaEvent(body: PufaEventDraft, key: string, signal: AbortSignal): Promise<PufaEvent> {
  return answer(api.POST('/api/pufa-events', { params: { header: { 'Idempotency-Key': key } }, body, signal }))
}

export function addEventPhoto(event: string, photo: string, key: string, signal: AbortSignal): Promise<PufaEvent> {
  return answer(
    api.POST('/api/pufa-events/{event}/photos', { params: { path: { event }, header: { 'Idempotency-Key': key } }, body: { photo }, signal }),
  )
}

export function voidPufaEvent(event: string, reason: string, key: string): Promise<PufaEvent> {
  return answer(api.POST('/api/pufa-events/{event}/void', { params: { path: { event }, header: { 'Idempotency-Key': key } }, body: { reason } }))
}

export async function listEventPhotos(event: string): Promise<MarkedPhoto[]> {
  return (await answer(api.GET('/api/pufa-events/{event}/photo-marks', { params: { path: { event } } }))).items
}

export interface TopicName {
  code: Topic
  name: string
}

export async function listTopics(): Promise<TopicName[]> {
  return (await answer(api.GET('/api/topics'))).items
}

/** Lines of that year's plan; more than a hundred no bureau writes. */
export async function listPlanItems(year: number): Promise<PlanItem[]> {
  return (await answer(api.GET('/api/plan-items', { params: { query: { year, size: 100 } } }))).items
}
