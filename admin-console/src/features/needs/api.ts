import { answer, api } from '@/shared/api/client'
import type {
  Edition,
  HotlineDraft,
  HotlineKept,
  HotlineRow,
  Misunderstanding,
  NeedsBoard,
  Proposal,
  ProposalClosing,
  ProposalState,
  Question,
  QuestionAnswer,
  QuestionCleaning,
  QuestionState,
  QuestionSummary,
  Rows,
  Topic,
} from '@/shared/api/types'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const keyed = (key: string) => ({ 'Idempotency-Key': key })

interface Page {
  page: number
  size: number
}

export interface BoardQuery {
  from?: string
  to?: string
  topic?: string
  township?: string
}

export function getNeedsBoard(query: BoardQuery): Promise<NeedsBoard> {
  return answer(api.GET('/api/needs/board', { params: { query } }))
}

export async function listMisunderstandings(): Promise<Misunderstanding[]> {
  return (await answer(api.GET('/api/needs/misunderstandings'))).items
}

export function listTopicProposals(query: Page & { state?: ProposalState }): Promise<Rows<Proposal>> {
  return answer(api.GET('/api/needs/proposals', { params: { query } }))
}

export function takeProposal(proposal: string, key: string): Promise<Proposal> {
  return answer(api.POST('/api/needs/proposals/{proposal}/take', { params: { path: { proposal }, header: keyed(key) } }))
}

export function closeProposal(proposal: string, body: ProposalClosing, key: string): Promise<Proposal> {
  return answer(api.POST('/api/needs/proposals/{proposal}/close', { params: { path: { proposal }, header: keyed(key) }, body }))
}

export function listQuestions(query: Page & { state?: QuestionState; topic?: string; about?: 'law' | 'service' }): Promise<Rows<QuestionSummary>> {
  return answer(api.GET('/api/questions', { params: { query } }))
}

export function getQuestion(question: string): Promise<Question> {
  return answer(api.GET('/api/questions/{question}', { params: { path: { question } } }))
}

export function cleanQuestion(question: string, body: QuestionCleaning, key: string): Promise<Question> {
  return answer(api.POST('/api/questions/{question}/clean', { params: { path: { question }, header: keyed(key) }, body }))
}

export function answerQuestion(question: string, body: QuestionAnswer, key: string): Promise<Question> {
  return answer(api.POST('/api/questions/{question}/answer', { params: { path: { question }, header: keyed(key) }, body }))
}

export function transferQuestion({ summary, version }: Question, words: string, key: string): Promise<Question> {
  return answer(api.POST('/api/questions/{question}/transfer', { params: { path: { question: summary.id }, header: keyed(key) }, body: { seen: version, words } }))
}

export function mergeQuestion({ summary, version }: Question, into: string, key: string): Promise<Question> {
  return answer(api.POST('/api/questions/{question}/merge', { params: { path: { question: summary.id }, header: keyed(key) }, body: { seen: version, into } }))
}

export function listHotline(query: Page): Promise<Rows<HotlineRow>> {
  return answer(api.GET('/api/needs/hotline', { params: { query } }))
}

export function recordHotline(body: HotlineDraft, key: string): Promise<HotlineKept> {
  return answer(api.POST('/api/needs/hotline', { params: { header: keyed(key) }, body }))
}

export function importHotline(file: ArrayBuffer, key: string): Promise<HotlineKept> {
  return answer(
    api.POST('/api/needs/hotline/import', {
      params: { header: keyed(key) },
      headers: { 'Content-Type': XLSX },
      body: '',
      bodySerializer: () => file,
    }),
  )
}

export function getHotlineTemplate(): Promise<Blob> {
  return answer(api.GET('/api/needs/hotline/template', { parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export interface CardName {
  id: string
  topic: string
  question: string
}

export async function listCards(): Promise<CardName[]> {
  return (await answer(api.GET('/api/cards'))).items
}

/** The settled wording as a draft card; publishing it answers the question. */
export function draftFromQuestion(question: string, topic: Topic, key: string): Promise<Edition> {
  return answer(
    api.POST('/api/questions/{question}/draft', {
      params: { path: { question }, header: keyed(key) },
      body: { topic },
    }),
  )
}
