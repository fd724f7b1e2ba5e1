import proposalState from '@/shared/api/generated/values/ProposalState'
import questionState from '@/shared/api/generated/values/QuestionState'
import type { AskedKind, NeedKind, ProposalState, Question, QuestionState, QuestionSummary } from '@/shared/api/types'
import { dayText, remaining, today } from '@/shared/dates'
import type { Tone } from '@/shared/words'

export const NEED_KINDS: Record<NeedKind, string> = {
  search_nothing: '搜了没有结果',
  search_no_click: '搜到了没点开',
  not_useful: '说没帮助',
  question: '提问',
  stand: '活动现场问的',
  hotline: '12345 来电',
  other: '其他来源',
}

export const QUESTION_STATES: Record<QuestionState, string> = questionState
export const QUESTION_TONES: Record<QuestionState, Tone> = { waiting: 'amber', answered: 'green', transferred: 'plain', merged: 'plain' }

export const ASKED_KINDS: Record<AskedKind, string> = { question: '提问', suggestion: '意见', complaint: '投诉' }

/** How it came, and how the asker reads the answer. */
export function askedHow({ signedIn, summary }: Question): string {
  if (summary.atStand) return '普法现场记下的，没有留原话，凭小条上的查询码看回答'
  return signedIn ? '登录以后写的' : '没有登录，凭查询码看回答'
}

/** By when a suggestion or complaint is answered. */
export function dueWords({ dueOn }: QuestionSummary, now: string = today()): string {
  return dueOn ? `${dayText(dueOn)}前答复，${remaining(dueOn, now)}` : '放假安排录入以后，才算得出哪天前答复'
}

export function isLate({ state, dueOn }: QuestionSummary, now: string = today()): boolean {
  return state === 'waiting' && dueOn !== undefined && dueOn < now
}

export const PROPOSAL_STATES: Record<ProposalState, string> = proposalState
export const PROPOSAL_TONES: Record<ProposalState, Tone> = { open: 'amber', taken: 'blue', closed: 'plain' }

/** 2026-05 as 2026年5月. */
export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** The month so many months before. */
export function monthBefore(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number)
  const all = year! * 12 + number! - 1 - months
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}
