import type { Campaign } from '@/shared/api/types'
import { longDay } from '@/shared/dates'
import { fillWords, unknownIn as unknownWords, type Part } from '@/shared/filledWords'

export const PLACEHOLDERS: Record<string, string> = {
  organization: '组织名称',
  year: '报告年度',
  opensOn: '开始日期',
  closesOn: '截止日期',
  documentNumber: '文号',
}

/** The body of a notice with its placeholders filled; `values` without a name leaves `〔名称〕` standing. */
export const fillTemplate = (text: string, values: Record<string, string | undefined>): Part[] => fillWords(text, PLACEHOLDERS, values)

export const unknownIn = (text: string): string[] => unknownWords(text, PLACEHOLDERS)

export function valuesOf(campaign: Campaign): Record<string, string> {
  return {
    year: String(campaign.year),
    opensOn: longDay(campaign.opensOn),
    closesOn: longDay(campaign.deadline.due),
    documentNumber: campaign.documentNumber,
  }
}
