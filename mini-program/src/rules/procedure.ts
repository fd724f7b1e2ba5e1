import type { Answer } from '@/platform/http'
import { dayWithWeekday, dueWords, fullDay, type DueWords } from './days'

export type Procedure = Answer<'getProcedure'>
export type Statement = Procedure['statements'][number]

const METHODS: Record<NonNullable<Procedure['service']>['method'], string> = {
  direct: '当面送达',
  post: '邮寄送达',
  electronic: '电子送达',
  public_notice: '公告送达',
}

const LEAST_WORDS = 4

/** How and when the notice came. */
export function serviceFacts({ documentNumber, service }: Procedure) {
  return [
    ...(documentNumber ? [{ name: '文号', words: documentNumber }] : []),
    ...(service
      ? [
          { name: '送到的日子', words: fullDay(service.servedOn) },
          { name: '怎么送的', words: `${METHODS[service.method]}：${service.proof}` },
        ]
      : []),
  ]
}

export interface Window {
  title: string
  until: string
  explanation: string
}

/** What the party may do until when, and why until then. */
export function windowsOf(one: Procedure): Window[] {
  return [
    ...(one.statementUntil ? [{ title: '陈述、申辩', until: one.statementUntil, explanation: one.statementExplanation ?? '' }] : []),
    ...(one.hearingUntil ? [{ title: '要求听证', until: one.hearingUntil, explanation: one.hearingExplanation ?? '' }] : []),
  ]
}

/** A window that runs says how long; one that is over is nobody's fault any more. */
export function windowWords(window: Window, today: string): DueWords {
  const words = { ...dueWords(window.until, today), by: `到${dayWithWeekday(window.until, today)}，当天也算` }
  return words.urgency === 'over' ? { ...words, urgency: 'past', left: '期限过了' } : words
}

export function mayState(one: Procedure): boolean {
  return one.service !== undefined && one.decision === undefined
}

export function mayAskHearing(one: Procedure, today: string): boolean {
  return one.hearingUntil !== undefined && today <= one.hearingUntil
}

export function isLate(one: Procedure, today: string): boolean {
  const last = windowsOf(one).map(({ until }) => until).sort().at(-1)
  return last !== undefined && today > last
}

/** What somebody writes to the bureau has to say something. */
export function writtenFault(text: string): string {
  return text.trim().length < LEAST_WORDS ? '请写一写情况，至少四个字' : ''
}

export function statementTitle(one: Statement): string {
  const how = one.byOrganization ? '网上提交' : '民政局代为登记'
  return `${fullDay(one.receivedOn)}${how}${one.hearing ? '，要求听证' : ''}`
}

/** What became of it, or by when something will. */
export function answerWords(one: Statement): string {
  if (one.answer) return `${one.accepted ? '采纳' : '没有采纳'}：${one.answer}`
  return one.answerDue ? `民政局${fullDay(one.answerDue)}前答复。` : '等民政局答复。'
}

export function decisionTitle({ decision, needsNotice, record }: Procedure): string {
  if (!decision) return ''
  if (decision.carriedOut) return '已经作出决定'
  if (!needsNotice) return '没有移出，原因见下面'
  return record.startsWith('penalty/') ? '决定不处罚' : '决定不列入'
}
