import type { CreditDossier, CreditEntry, CreditHold, CreditMove, CreditObjection, CreditProposal, CreditRuleBook, CreditTask } from '@/shared/api/types'
import { dayText, longPast, remaining, today } from '@/shared/dates'
import { HOLDS } from './words'

/** What an officer may propose by hand: the ground says which move it is. */
export interface Proposable {
  kind: CreditProposal['kind']
  /** Absent where it is that two years are full. */
  ground?: string
  title: string
  article: string
}

export const REPORT_MISSED = 'report_missed'

export const openEntry = (standing: CreditDossier): CreditEntry | undefined => standing.entries.find(({ endedOn }) => !endedOn)

/** 移出, 撤销列入: may go on beside what is proposed against the organisation. */
export const isInFavour = ({ kind }: Pick<CreditMove, 'kind'>) => kind === 'revoke' || kind.startsWith('remove_')

export const groundWords = ({ title, year }: Pick<CreditEntry['grounds'][number], 'title' | 'year'>) => (year ? `${title}（${year} 年度）` : title)

/** Years owed that its entry does not rest on yet. */
export function missedYears(standing: CreditDossier): number[] {
  const on = openEntry(standing)?.grounds.map(({ year }) => year) ?? []
  return standing.owed.map(({ year }) => year).filter((year) => !on.includes(year))
}

export function proposable(standing: CreditDossier, { grounds }: CreditRuleBook, now = today()): Proposable[] {
  const entry = openEntry(standing)
  const byHand = grounds.filter(({ byHand, code }) => byHand && (code !== REPORT_MISSED || missedYears(standing).length > 0))
  const fitting = byHand.filter(({ list, code }) => entry?.list !== 'serious' || list === 'serious' || code === REPORT_MISSED)
  const full = entry?.list === 'abnormal' && entry.fullOn < now ? grounds.filter(({ list, byHand }) => list === 'serious' && !byHand) : []
  return [
    ...full.map(({ title, article }) => ({ kind: 'move_serious' as const, title, article })),
    ...fitting.map(({ code, title, article, list }) => ({ kind: kindOf(list, entry), ground: code, title, article })),
  ]
}

function kindOf(list: CreditEntry['list'], entry: CreditEntry | undefined): CreditProposal['kind'] {
  if (list === 'serious' && entry?.list !== 'serious') return 'list_serious'
  return entry ? 'add_ground' : 'list_abnormal'
}

const ACTIONS: Partial<Record<CreditTask['kind'], string>> = { answer_due: '去答复', six_months_over: '去移出', correction_due: '去更正' }

/** Where the next step of what fell due is taken, and what it is called. */
export function taskStep({ kind, move, organization }: CreditTask): { to: string; action: string } {
  if (move) return { to: `/credit-moves/${move}`, action: '去办理' }
  return { to: `/credit-lists/${organization}`, action: ACTIONS[kind] ?? '去核定' }
}

/** Only these have a last day; the others became possible on theirs. */
export const hasLastDay = ({ kind }: Pick<CreditTask, 'kind'>) => kind === 'answer_due' || kind === 'removal_due'

export function taskDay(task: Pick<CreditTask, 'kind' | 'dueOn'>, now = today()): string {
  return hasLastDay(task) ? `${dayText(task.dueOn)}，${remaining(task.dueOn, now)}` : `${dayText(task.dueOn)}起`
}

/** By when an objection is answered, or what the answer was. */
export function objectionWords({ answer, upheld, answerDue, answeredOn }: Pick<CreditObjection, 'answer' | 'upheld' | 'answerDue' | 'answeredOn'>, now = today()): string {
  if (answer) return `${upheld ? '异议成立' : '异议不成立'}：${answer}${answeredOn ? `（${dayText(answeredOn)}答复）` : ''}`
  if (!answerDue) return '放假安排录入以后，才算得出哪天以前答复。'
  return `最迟 ${dayText(answerDue)}答复，${longPast(answerDue, now) ? '早过了' : remaining(answerDue, now)}`
}

/** How long a class is shown. */
export function classSpan({ minMonths, maxMonths }: Pick<CreditRuleBook['classes'][number], 'minMonths' | 'maxMonths'>): string {
  return minMonths ? `公示 ${minMonths} 到 ${maxMonths} 个月` : `最长公示 ${maxMonths} 个月`
}

/** Until when, or for which years. */
export function holdExtent({ kind, until, years }: Pick<CreditHold, 'kind' | 'until' | 'years'>, now = today()): string {
  if (kind === 'exclude') return years?.length ? `${years.join('、')} 年度` : '全部欠报的年度'
  if (!until) return ''
  return `到 ${dayText(until)}${until < now ? '，已经到期' : ''}`
}

export const holdWords = (hold: Pick<CreditHold, 'kind' | 'until' | 'years'>, now = today()) => `${HOLDS[hold.kind]}${hold.kind === 'exclude' && hold.years?.length ? ' ' : ''}${holdExtent(hold, now)}`
