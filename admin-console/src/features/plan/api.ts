import { answer, api } from '@/shared/api/client'
import type { LegalDay, LegalDayChange, LegalDayDraft, LegalDayList, PlanCover, PlanItem, PlanItemChange, PlanItemDraft, PlanItemPage, PlanState, Topic } from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })

export interface PlanQuery {
  year: number
  topic?: string
  state?: PlanState
  page: number
  size: number
}

export function listPlanItems(query: PlanQuery): Promise<PlanItemPage> {
  return answer(api.GET('/api/plan-items', { params: { query } }))
}

export function getPlanItem(item: string): Promise<PlanItem> {
  return answer(api.GET('/api/plan-items/{item}', { params: { path: { item } } }))
}

export function createPlanItem(body: PlanItemDraft, key: string): Promise<PlanItem> {
  return answer(api.POST('/api/plan-items', { params: { header: header(key) }, body }))
}

export function changePlanItem(item: string, body: PlanItemChange, key: string): Promise<PlanItem> {
  return answer(api.PUT('/api/plan-items/{item}', { params: { path: { item }, header: header(key) }, body }))
}

export function withdrawPlanItem(item: string, reason: string, key: string): Promise<PlanItem> {
  return answer(api.POST('/api/plan-items/{item}/withdraw', { params: { path: { item }, header: header(key) }, body: { reason } }))
}

export function getPlanCover(year: number): Promise<PlanCover> {
  return answer(api.GET('/api/plan-cover', { params: { query: { year } } }))
}

export function listLegalDays(year: number): Promise<LegalDayList> {
  return answer(api.GET('/api/legal-days', { params: { query: { year } } }))
}

export function createLegalDay(body: LegalDayDraft, key: string): Promise<LegalDay> {
  return answer(api.POST('/api/legal-days', { params: { header: header(key) }, body }))
}

export function changeLegalDay(day: string, body: LegalDayChange, key: string): Promise<LegalDay> {
  return answer(api.PUT('/api/legal-days/{day}', { params: { path: { day }, header: header(key) }, body }))
}

export function removeLegalDay(day: string, reason: string, key: string): Promise<LegalDay> {
  return answer(api.POST('/api/legal-days/{day}/remove', { params: { path: { day }, header: header(key) }, body: { reason } }))
}

export interface TopicName {
  code: Topic
  name: string
}

export async function listTopics(): Promise<TopicName[]> {
  return (await answer(api.GET('/api/topics'))).items
}
