import type { components } from '@/contract/annualreturn'

type Receipt = components['schemas']['ReturnReceipt']
type Mark = { text: string; kind: 'amber' | 'blue' | 'red' }

/** What the receipt says about the filing, in the words used everywhere. */
export function receiptMarks({ late, consent }: Pick<Receipt, 'late' | 'consent'>): Mark[] {
  const inTime: Mark = late ? { text: '逾期报送', kind: 'red' } : { text: '按时报送', kind: 'blue' }
  return consent === 'missing' ? [inTime, { text: '缺业务主管单位初审', kind: 'amber' }] : [inTime]
}

/** The ends of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-8)}`
}
