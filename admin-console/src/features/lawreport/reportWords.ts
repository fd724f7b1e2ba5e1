import lawReportOutline from '@/shared/api/generated/values/LawReportOutline'
import lawReportState from '@/shared/api/generated/values/LawReportState'
import type { LawReportFinding, LawReportOutline, LawReportParagraph, LawReportState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const OUTLINES: Record<LawReportOutline, string> = lawReportOutline

export const REPORT_STATES: Record<LawReportState, string> = lawReportState
export const REPORT_TONES: Record<LawReportState, Tone> = { draft: 'amber', approved: 'blue', frozen: 'green', published: 'green' }

export const ORIGINS: Record<LawReportParagraph['origin'], string> = { outline: '提纲原文', carried: '沿用上年', own: '' }

export const FINDINGS: Record<LawReportFinding['kind'], string> = {
  sum: '合计',
  unapproved: '审定',
  year: '年份',
  statute: '法规',
  placeholder: '数字',
  carried: '沿用',
  typed: '手写数字',
  comment: '意见',
  figure: '数字变了',
}
