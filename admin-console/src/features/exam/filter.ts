import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { ExamQuestionKind, ExamQuestionState } from '@/shared/api/types'
import { KINDS, STATES } from './words'

export interface Filter {
  bank?: string
  topic?: string
  kind?: ExamQuestionKind
  state?: ExamQuestionState
  q?: string
  page: number
}

const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : undefined)
const isKind = (value: string | undefined): value is ExamQuestionKind => value !== undefined && value in KINDS
const isState = (value: string | undefined): value is ExamQuestionState => value !== undefined && value in STATES

/** The filter an address asks for; what the contract would refuse is left out. */
export function filterFrom(query: LocationQuery): Filter {
  const bank = text(query.bank)
  const kind = text(query.kind)
  const state = text(query.state)
  const page = Number(text(query.page) ?? 1)
  return {
    bank: bank && /^[a-z0-9][a-z0-9-]{1,59}$/.test(bank) ? bank : undefined,
    topic: text(query.topic)?.slice(0, 20),
    kind: isKind(kind) ? kind : undefined,
    state: isState(state) ? state : undefined,
    q: text(query.q)?.slice(0, 50),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function queryFor({ page, ...rest }: Filter): LocationQueryRaw {
  return { ...rest, page: page > 1 ? String(page) : undefined }
}
