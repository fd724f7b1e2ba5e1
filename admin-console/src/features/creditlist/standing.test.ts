import { describe, expect, it } from 'vitest'
import type { CreditDossier, CreditEntry, CreditRuleBook, CreditTask } from '@/shared/api/types'
import { holdExtent, holdWords, missedYears, objectionWords, proposable, taskDay, taskStep } from './standing'

const NOW = '2026-06-24'
const rule = (code: string, list: 'abnormal' | 'serious', byHand = true) => ({ code, list, title: code, article: '第十一条', source: '', verifier: '', cure: 'duty' as const, byHand })
const rules: CreditRuleBook = {
  grounds: [rule('report_missed', 'abnormal'), rule('unreachable', 'abnormal'), rule('abnormal_two_years', 'serious', false), rule('suspended', 'serious')],
  readings: [],
  classes: [],
  periods: [],
}

function entry(list: 'abnormal' | 'serious', fullOn: string, ...years: number[]): CreditEntry {
  const grounds = years.map((year) => ({ id: String(year), code: 'report_missed', title: '', article: '', facts: '', year, arisenOn: '2024-06-01', cured: false }))
  return { id: list, list, listedOn: '2024-06-24', documentNumber: '演示1号', reading: 'continues', countsFrom: '2024-06-24', fullOn, fullOnOther: fullOn, differs: false, explanation: '', grounds, revoked: [] }
}

function standing(owed: number[], ...entries: CreditEntry[]): CreditDossier {
  return { organization: 'o', name: '演示协会', creditCode: '', township: '', state: 'normal', sentence: '', owed: owed.map((year) => ({ year, dueOn: `${year + 1}-05-31` })), entries, moves: [], objections: [] }
}

const kinds = (one: CreditDossier) => proposable(one, rules, NOW).map(({ kind, ground }) => `${kind} ${ground ?? ''}`.trim())

describe('what may be proposed by hand', () => {
  it('is a listing for whom no list holds', () => {
    expect(kinds(standing([2025]))).toEqual(['list_abnormal report_missed', 'list_abnormal unreachable', 'list_serious suspended'])
  })

  it('is no missed report where none is owed, or the entry rests on it already', () => {
    expect(kinds(standing([]))).not.toContain('list_abnormal report_missed')
    const listed = standing([2023, 2024], entry('abnormal', '2026-06-24', 2023, 2024))
    expect(missedYears(listed)).toEqual([])
    expect(kinds(listed)).toEqual(['add_ground unreachable', 'list_serious suspended'])
    expect(missedYears(standing([2023, 2025], entry('abnormal', '2026-06-24', 2023)))).toEqual([2025])
  })

  it('is the move to the serious list only on the day after two full years', () => {
    expect(kinds(standing([], entry('abnormal', '2026-06-24')))[0]).toBe('add_ground unreachable')
    expect(kinds(standing([], entry('abnormal', '2026-06-23')))[0]).toBe('move_serious')
  })

  it('is a further ground for whom the serious list holds', () => {
    expect(kinds(standing([2025], entry('serious', '2026-06-23')))).toEqual(['add_ground report_missed', 'add_ground suspended'])
  })

  it('forgets an entry that has ended', () => {
    expect(kinds(standing([], { ...entry('serious', '2026-06-23'), endedOn: '2026-06-01' }))).toEqual(['list_abnormal unreachable', 'list_serious suspended'])
  })
})

describe('what fell due', () => {
  const task = (kind: CreditTask['kind'], move?: string): CreditTask => ({ id: 't', kind, title: '', organization: 'o', name: '演示协会', dueOn: NOW, record: 'r', ...(move && { move }) })

  it('leads to where its next step is taken', () => {
    expect(taskStep(task('window_over', 'm'))).toEqual({ to: '/credit-moves/m', action: '去办理' })
    expect(taskStep(task('removal_due', 'm'))).toEqual({ to: '/credit-moves/m', action: '去办理' })
    expect(taskStep(task('answer_due'))).toEqual({ to: '/credit-lists/o', action: '去答复' })
    expect(taskStep(task('six_months_over'))).toEqual({ to: '/credit-lists/o', action: '去移出' })
    expect(taskStep(task('correction_due')).action).toBe('去更正')
    expect(taskStep(task('two_years_full')).action).toBe('去核定')
    expect(taskStep(task('rectification_missed')).action).toBe('去核定')
  })

  it('has a last day only where the law sets one', () => {
    expect(taskDay(task('removal_due'), '2026-06-26')).toBe('2026-06-24 周三，已过 2 天')
    expect(taskDay(task('two_years_full'), '2026-06-26')).toBe('2026-06-24 周三起')
  })
})

describe('words', () => {
  it('say by when an objection is answered, and then the answer', () => {
    expect(objectionWords({ answerDue: '2026-07-20' }, NOW)).toBe('最迟 2026-07-20 周一答复，还剩 26 天')
    expect(objectionWords({}, NOW)).toBe('放假安排录入以后，才算得出哪天以前答复。')
    expect(objectionWords({ answerDue: '2026-07-20', answer: '地址记错了', upheld: true, answeredOn: NOW }, NOW)).toBe('异议成立：地址记错了（2026-06-24 周三答复）')
    expect(objectionWords({ answer: '核对无误', upheld: false }, NOW)).toBe('异议不成立：核对无误')
  })

  it('say how far a hold goes', () => {
    expect(holdWords({ kind: 'hold', until: NOW }, NOW)).toBe('暂缓到 2026-06-24 周三')
    expect(holdExtent({ kind: 'hold', until: '2026-06-23' }, NOW)).toBe('到 2026-06-23 周二，已经到期')
    expect(holdWords({ kind: 'exclude', years: [2023, 2024] })).toBe('排除 2023、2024 年度')
    expect(holdWords({ kind: 'exclude', years: [] })).toBe('排除全部欠报的年度')
  })
})
