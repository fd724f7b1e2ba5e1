import type { Answer } from '@/platform/http'
import { fullDay } from './days'

export type ReportTerm = Answer<'listReportTerms'>['items'][number]

const STATES: Record<ReportTerm['state'], string> = { not_open: '还没有开始', open: '可以报送', overdue: '过了截止日，还没报', received: '已收到' }

export function termTitle(term: ReportTerm): string {
  return `${term.year} 年度年报 · ${STATES[term.state]}`
}

export function termFacts(term: ReportTerm) {
  const facts = [
    { name: '截止日', words: fullDay(term.due.due) },
    { name: '怎么算的', words: term.due.explanation },
  ]
  if (term.consentNeeded) facts.push({ name: '业务主管单位初审', words: `${fullDay(term.consentDue.due)}以前` })
  if (term.receipt?.number) facts.push({ name: '回执编号', words: term.receipt.number })
  return facts
}

/** Where the latest application for more time stands. */
export function extensionWords({ extension }: ReportTerm): string | undefined {
  if (!extension) return undefined
  if (extension.state === 'asked') return `已经申请延到${fullDay(extension.until)}，等民政局决定。`
  if (extension.state === 'granted') return `已准予延期。${extension.due?.explanation ?? ''}`
  if (extension.state === 'refused') return `没有准予延期，截止日不变。${extension.answer ?? ''}`
  return '延期申请已经撤回。'
}

export function extensionFaults(until: string, reason: string, term: ReportTerm): { until?: string; reason?: string } {
  const last = term.mayAskUntil ?? ''
  const day = !until
    ? '请选日期'
    : until <= term.due.due
      ? `要晚于现在的截止日${fullDay(term.due.due)}`
      : until > last
        ? `最晚可以延到${fullDay(last)}`
        : undefined
  return {
    ...(day && { until: day }),
    ...(reason.trim().length < 4 && { reason: '请写为什么来不及，至少四个字' }),
  }
}
