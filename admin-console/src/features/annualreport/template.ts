import type { Campaign } from '@/shared/api/types'
import { longDay } from '@/shared/dates'

export const PLACEHOLDERS: Record<string, string> = {
  organization: '组织名称',
  year: '报告年度',
  opensOn: '开始日期',
  closesOn: '截止日期',
  documentNumber: '文号',
}

export interface Part {
  text: string
  /** Filled in for each organisation or from the campaign. */
  filled: boolean
  /** Looks like a placeholder, but is none. */
  unknown?: boolean
}

/** The body of a notice with its placeholders filled; `values` without a name leaves `〔名称〕` standing. */
export function fillTemplate(text: string, values: Record<string, string | undefined>): Part[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{([^{}]*)\}$/.exec(part)?.[1]
      if (name === undefined) return { text: part, filled: false }
      const label = PLACEHOLDERS[name]
      if (label === undefined) return { text: part, filled: false, unknown: true }
      return { text: values[name] ?? `〔${label}〕`, filled: true }
    })
}

export function unknownIn(text: string): string[] {
  return fillTemplate(text, {})
    .filter((part) => part.unknown)
    .map((part) => part.text)
}

export function valuesOf(campaign: Campaign): Record<string, string> {
  return {
    year: String(campaign.year),
    opensOn: longDay(campaign.opensOn),
    closesOn: longDay(campaign.deadline.due),
    documentNumber: campaign.documentNumber,
  }
}
