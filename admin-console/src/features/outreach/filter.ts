import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { PufaEventKind } from '@/shared/api/types'
import { EVENT_KINDS } from '@/shared/eventKinds'

export interface Filter {
  year?: number
  kind?: PufaEventKind
  township?: string
  planItem?: string
  page: number
}

const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : undefined)
const isKind = (value: string | undefined): value is PufaEventKind => value !== undefined && value in EVENT_KINDS

/** The filter an address asks for; what the contract would refuse is left out. */
export function filterFrom(query: LocationQuery): Filter {
  const year = Number(text(query.year))
  const kind = text(query.kind)
  const township = text(query.township)
  const planItem = text(query.planItem)
  const page = Number(text(query.page) ?? 1)
  return {
    year: Number.isInteger(year) && year >= 2015 && year <= 2100 ? year : undefined,
    kind: isKind(kind) ? kind : undefined,
    planItem: planItem && /^[0-9a-f-]{36}$/.test(planItem) ? planItem : undefined,
    township: township && /^\d{9}$/.test(township) ? township : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function queryFor({ year, kind, township, planItem, page }: Filter): LocationQueryRaw {
  return { year: year && String(year), kind, township, planItem, page: page > 1 ? String(page) : undefined }
}

export const isFiltered = ({ year, kind, township, planItem }: Filter) => Boolean(year || kind || township || planItem)
