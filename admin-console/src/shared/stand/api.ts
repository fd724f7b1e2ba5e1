import { answer, api } from '@/shared/api/client'
import type {
  QuizBankItem, StandChoice, StandDraft, Stand, StandPage, StandQuestionDraft, StandSlip, StandWhole, StandYear, Topic,
} from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })
const of = (stand: string) => ({ stand })

export interface StandFilter {
  year?: number
  day?: string
  event?: string
  page?: number
  size?: number
}

export function listStands(query: StandFilter): Promise<StandPage> {
  return answer(api.GET('/api/stands', { params: { query } }))
}

export function getStandYear(year: number): Promise<StandYear> {
  return answer(api.GET('/api/stand-year', { params: { query: { year } } }))
}

export function createStand(body: StandDraft, key: string): Promise<Stand> {
  return answer(api.POST('/api/stands', { params: { header: header(key) }, body }))
}

export function getStand(stand: string): Promise<StandWhole> {
  return answer(api.GET('/api/stands/{stand}', { params: { path: of(stand) } }))
}

export async function listQuizBank(topic: Topic): Promise<QuizBankItem[]> {
  return (await answer(api.GET('/api/quiz-bank', { params: { query: { topic } } }))).items
}

export function chooseStandItems(stand: string, body: StandChoice, key: string): Promise<StandWhole> {
  return answer(api.POST('/api/stands/{stand}/items', { params: { path: of(stand), header: header(key) }, body }))
}

export function openStand(stand: string, key: string): Promise<StandWhole> {
  return answer(api.POST('/api/stands/{stand}/open', { params: { path: of(stand), header: header(key) } }))
}

export function closeStand(stand: string, key: string): Promise<StandWhole> {
  return answer(api.POST('/api/stands/{stand}/close', { params: { path: of(stand), header: header(key) } }))
}

export function fileStand(stand: string, event: string, key: string): Promise<StandWhole> {
  return answer(api.POST('/api/stands/{stand}/event', { params: { path: of(stand), header: header(key) }, body: { event } }))
}

/** Without a key: the code in the answer must not be kept with it. */
export function askAtStand(stand: string, body: StandQuestionDraft): Promise<StandSlip> {
  return answer(api.POST('/api/stands/{stand}/questions', { params: { path: of(stand) }, body }))
}

/** The session's cookie goes with it, so an image element may load it. */
export const codePath = (stand: string) => `/api/stands/${encodeURIComponent(stand)}/code`

export async function listTopics(): Promise<Array<{ code: Topic; name: string }>> {
  return (await answer(api.GET('/api/topics'))).items
}
