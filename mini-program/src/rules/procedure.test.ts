import { describe, expect, it } from 'vitest'
import { answerWords, decisionTitle, isLate, mayAskHearing, mayState, serviceFacts, statementTitle, windowsOf, windowWords, writtenFault, type Procedure, type Statement } from './procedure'

const told = {
  documentNumber: '演示告〔2026〕1号',
  needsNotice: true,
  service: { method: 'post', servedOn: '2026-06-08', proof: '邮件号 1234，演示会计签收' },
  statementUntil: '2026-06-23',
  statementExplanation: '从2026年6月8日的次日起算10个工作日',
  statements: [],
} as unknown as Procedure

describe('a notice and its windows', () => {
  it('tells how and when it came', () => {
    expect(serviceFacts(told).map(({ words }) => words)).toEqual(['演示告〔2026〕1号', '2026年6月8日', '邮寄送达：邮件号 1234，演示会计签收'])
    expect(serviceFacts({ ...told, documentNumber: undefined, service: undefined })).toEqual([])
  })

  it('tells until when one may answer, and blames nobody when that is over', () => {
    const [window] = windowsOf(told)
    expect(window).toMatchObject({ title: '陈述、申辩', until: '2026-06-23' })
    if (!window) return
    expect(windowWords(window, '2026-06-22')).toEqual({ by: '到6月23日（星期二），当天也算', left: '还剩 1 天', urgency: 'soon' })
    expect(windowWords(window, '2026-06-24')).toMatchObject({ left: '期限过了', urgency: 'past' })
    expect(windowsOf({ ...told, hearingUntil: '2026-06-15' }).map(({ title }) => title)).toEqual(['陈述、申辩', '要求听证'])
  })

  it('is late only after the longer window', () => {
    expect(isLate(told, '2026-06-23')).toBe(false)
    expect(isLate(told, '2026-06-24')).toBe(true)
    expect(isLate({ ...told, hearingUntil: '2026-06-30' }, '2026-06-24')).toBe(false)
    expect(isLate({ ...told, statementUntil: undefined }, '2026-06-24')).toBe(false)
  })

  it('hears the organisation from service to decision, and on a hearing only in time', () => {
    expect(mayState(told)).toBe(true)
    expect(mayState({ ...told, service: undefined })).toBe(false)
    expect(mayState({ ...told, decision: { carriedOut: true } } as Procedure)).toBe(false)
    expect(mayAskHearing(told, '2026-06-08')).toBe(false)
    expect(mayAskHearing({ ...told, hearingUntil: '2026-06-15' }, '2026-06-15')).toBe(true)
    expect(mayAskHearing({ ...told, hearingUntil: '2026-06-15' }, '2026-06-16')).toBe(false)
  })

  it('asks for words, not for spaces', () => {
    expect(writtenFault('   不是  ')).not.toBe('')
    expect(writtenFault('会计病了')).toBe('')
  })

  it('tells what became of a statement', () => {
    const one = { receivedOn: '2026-06-10', byOrganization: true, hearing: false, answerDue: '2026-07-01' } as Statement
    expect(statementTitle(one)).toBe('2026年6月10日网上提交')
    expect(statementTitle({ ...one, byOrganization: false, hearing: true })).toBe('2026年6月10日民政局代为登记，要求听证')
    expect(answerWords(one)).toBe('民政局2026年7月1日前答复。')
    expect(answerWords({ ...one, answerDue: undefined })).toBe('等民政局答复。')
    expect(answerWords({ ...one, answer: '补报了', accepted: true })).toBe('采纳：补报了')
    expect(answerWords({ ...one, answer: '不影响', accepted: false })).toBe('没有采纳：不影响')
  })

  it('names the end', () => {
    expect(decisionTitle(told)).toBe('')
    const dropped = { ...told, record: 'credit-move/1', decision: { carriedOut: false } } as Procedure
    expect(decisionTitle(dropped)).toBe('决定不列入')
    expect(decisionTitle({ ...dropped, record: 'penalty/1' })).toBe('决定不处罚')
    expect(decisionTitle({ ...dropped, needsNotice: false })).toBe('没有移出，原因见下面')
  })
})
