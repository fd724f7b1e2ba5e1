import type { LawReportFinding, LawReportOutline, LawReportParagraph, LawReportState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const OUTLINES: Record<LawReportOutline, string> = { government: '法治政府建设情况报告', leader: '述法报告' }

export const REPORT_STATES: Record<LawReportState, string> = { draft: '起草中', approved: '已批准', frozen: '已冻结', published: '已公开' }
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
