import type { components as consent } from '@/contract/consent'
import type { components } from '@/contract/filing'
import type { components as submission } from '@/contract/filingsubmission'
import { isEmpty, missingCells, type Cell, type Content, type Section } from './cells'
import { beijingDay, dayWithWeekday, dueWords, urgencyMarks, type DueWords } from './days'

export type FilingItem = components['schemas']['FilingItem']
export type FilingState = components['schemas']['FilingState']
export type FilingCell = components['schemas']['FilingCell']
export type Finding = submission['schemas']['ReturnFinding']
export type Findings = submission['schemas']['FindingList']
export type Step = consent['schemas']['FilingStep']
export interface Mark {
  text: string
  kind: 'amber' | 'blue' | 'red' | 'quiet'
}

const stateWords: Record<FilingState, string> = {
  not_started: '还没开始',
  draft: '填报中',
  submitted: '已报送',
  in_review: '审查中',
  correcting: '退回补正',
  received: '窗口收到了',
}

export const stepMarks: Record<Step['state'], Mark> = {
  not_yet: { text: '提交后再办', kind: 'quiet' },
  missing: { text: '还没办', kind: 'amber' },
  page_waiting: { text: '等民政局核对', kind: 'blue' },
  page_refused: { text: '扫描件没通过', kind: 'red' },
  objected: { text: '不同意', kind: 'red' },
  given: { text: '办好了', kind: 'blue' },
  not_needed: { text: '不用办', kind: 'quiet' },
}

/** Whether its cells can be changed now, all or some of them. */
export function isBeingWritten(state: FilingState): boolean {
  return state === 'draft' || state === 'correcting'
}

/** Whether the organisation still has to do something before the bureau has it. */
export function isOwed(state: FilingState): boolean {
  return state === 'not_started' || isBeingWritten(state)
}

/** How a year stands in the list: its state, and the day while something is owed. */
export function itemMarks(item: Pick<FilingItem, 'state' | 'due'>, today: string): Mark[] {
  const state: Mark = { text: stateWords[item.state], kind: item.state === 'correcting' ? 'red' : 'quiet' }
  if (!isOwed(item.state) || item.state === 'correcting') return [state]
  const { left, urgency } = dueWords(item.due, today)
  return [state, { text: left, kind: urgencyMarks[urgency] }]
}

/** 6月1日（星期一）前 */
export function itemDetail(item: Pick<FilingItem, 'state' | 'due' | 'number'>, today: string): string {
  if (isOwed(item.state)) return `${dayWithWeekday(item.due, today)}前报`
  return item.number ? `回执 ${item.number}` : '在窗口收的，不用再报'
}

/** When the clock of a correction runs out. */
export function correctionDue(until: string, now: Date): DueWords {
  return dueWords(until, beijingDay(now))
}

/** The first section with something missing; none when all is filled in. */
export function nextSection(sections: readonly Section[], content: Content): Section | undefined {
  return sections.find((section) => missingCells(section, content).length > 0)
}

/** The cells that may be changed: all of them, or those the bureau named. */
export function isOpenCell(filing: { state: FilingState; correction?: { cells: readonly string[] } }, cell: string): boolean {
  if (filing.state === 'correcting') return filing.correction?.cells.includes(cell) ?? false
  return filing.state === 'draft'
}

/** Why a cell cannot be changed now, and what helps. */
export function closedWords(state: FilingState): string {
  if (state === 'correcting') return '这次退回补正，这一处没有开放，现在不能改。要改，请给民政局打电话。'
  if (state === 'submitted') return '年报已经提交。要改成这台手机上的，先撤回，再来选。'
  return '民政局已经在看这份年报，现在不能改。要改，请给民政局打电话。'
}

/** Where a prefilled value came from, and whether it was changed since. */
export function originMark(cell: Pick<FilingCell, 'origin' | 'changed' | 'value'> | undefined): Mark | undefined {
  if (!cell?.origin) return undefined
  if (cell.changed) return { text: '改过', kind: 'amber' }
  if (isEmpty(cell.value)) return undefined
  return { text: cell.origin === 'register' ? '来自登记' : '来自去年年报', kind: 'blue' }
}

/** The section and the cell that a finding is mended at. */
export function placeOf(sections: readonly Section[], codes: readonly string[]): { section: Section; cell: Cell } | undefined {
  for (const code of codes) {
    for (const section of sections) {
      const cell = section.cells.find((one) => one.code === code)
      if (cell) return { section, cell }
    }
  }
  return undefined
}

/** What was found, in one line: 要改 2 处，要说明 1 处. */
export function findingsWords({ hard, unexplained, soft, checked }: Omit<Findings, 'items'>): string {
  if (hard > 0) return unexplained > 0 ? `有 ${hard} 处要改，${unexplained} 处要说明` : `有 ${hard} 处要改`
  if (unexplained > 0) return `有 ${unexplained} 处要说明`
  return soft > 0 ? '都说明了，可以提交' : `查了 ${checked} 项，没有问题`
}
