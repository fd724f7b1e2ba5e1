import type { DraftCitation } from '@/shared/api/types'

/** An article as its reference says it, until more is known. */
export function citationName(ref: string, citation?: Pick<DraftCitation, 'law' | 'label'>): string {
  if (citation?.law) return `${citation.law}${citation.label}`
  return `${ref.split('@')[0]} 第 ${ref.split('#')[1]} 条`
}
