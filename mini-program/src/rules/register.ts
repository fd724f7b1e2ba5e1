import type { components } from '@/contract/register'

export type Organization = components['schemas']['PublicOrganization']
export type OrganizationRow = components['schemas']['PublicOrganizationRow']
export type Batch = components['schemas']['PublicBatch']
export type BatchItem = components['schemas']['PublicItem']
export type Status = components['schemas']['PublicStatus']

type Mark = { text: string; kind: 'amber' | 'blue' | 'red' | 'quiet' }

/** How an organisation stands, in one word with its colour. */
const states: Record<Status, Mark> = {
  normal: { text: '正常', kind: 'blue' },
  owes: { text: '还欠年度报告', kind: 'amber' },
  abnormal: { text: '活动异常名录', kind: 'red' },
  serious: { text: '严重违法失信名单', kind: 'red' },
  cancelled: { text: '已注销', kind: 'quiet' },
}

export function statusMark(status: Status): Mark {
  return states[status]
}

const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const publication = /^20\d{2}-[1-9]\d{0,4}$/
const certificateSigns = 16

/** Where a number leads, as it was typed or read from a square code. */
export type Target = { kind: 'organization' | 'publication' | 'certificate'; number: string }

export function targetOf(typed: string): Target | undefined {
  const signs = typed.replace(/\s/g, '').toUpperCase()
  if (publication.test(signs)) return { kind: 'publication', number: signs }
  const plain = signs.replace(/-/g, '')
  if (creditCode.test(plain)) return { kind: 'organization', number: plain }
  return /^[0-9A-Z]+$/.test(plain) && plain.length === certificateSigns ? { kind: 'certificate', number: signs } : undefined
}

/** What is wrong with words to look for; empty where they can be looked for. */
export function wordsFault(typed: string): string {
  return typed.trim().length < 2 ? '请至少填两个字' : ''
}

/** Items of a batch whose name or code holds the words. */
export function itemsWith(items: BatchItem[], words: string): BatchItem[] {
  const wanted = words.trim()
  if (wanted === '') return items
  return items.filter((item) => item.facts !== undefined && (item.facts.name.includes(wanted) || item.facts.creditCode === wanted.toUpperCase()))
}
