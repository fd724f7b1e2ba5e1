import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { OrganizationType } from '@/shared/api/types'
import { ORGANIZATION_TYPES } from '@/shared/words'

export interface Filter {
  q?: string
  type?: OrganizationType
  township?: string
  standing?: 'registered' | 'cancelled'
  page: number
}

const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : undefined)
const isType = (value: string | undefined): value is OrganizationType => value !== undefined && value in ORGANIZATION_TYPES

/** The filter an address asks for; what the contract would refuse is left out. */
export function filterFrom(query: LocationQuery): Filter {
  const type = text(query.type)
  const township = text(query.township)
  const page = Number(text(query.page) ?? 1)
  return {
    q: text(query.q)?.slice(0, 60),
    type: isType(type) ? type : undefined,
    township: township && /^\d{6}(\d{3}(\d{3})?)?$/.test(township) ? township : undefined,
    standing: query.standing === 'registered' || query.standing === 'cancelled' ? query.standing : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function queryFor({ q, type, township, standing, page }: Filter): LocationQueryRaw {
  return {
    q: q || undefined,
    type,
    township,
    standing,
    page: page > 1 ? String(page) : undefined,
  }
}

export function isFiltered({ q, type, township, standing }: Filter): boolean {
  return Boolean(q || type || township || standing)
}
