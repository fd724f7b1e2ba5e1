import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { OfficeFilter } from '@/shared/api/types'
import { OFFICE_STATES } from './words'

export interface Filter {
  state: OfficeFilter
  service?: string
  township?: string
  page: number
}

const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : undefined)
const isState = (value: string | undefined): value is OfficeFilter => value !== undefined && value in OFFICE_STATES

/** The filter an address asks for; what the contract would refuse is left out. */
export function filterFrom(query: LocationQuery): Filter {
  const state = text(query.state)
  const service = text(query.service)
  const township = text(query.township)
  const page = Number(text(query.page) ?? 1)
  return {
    state: isState(state) ? state : 'open',
    service: service && /^[a-z][a-z_]{2,39}$/.test(service) ? service : undefined,
    township: township && /^\d{6}(\d{3})?$/.test(township) ? township : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function queryFor({ state, service, township, page }: Filter): LocationQueryRaw {
  return { state: state === 'open' ? undefined : state, service, township, page: page > 1 ? String(page) : undefined }
}

export const isFiltered = ({ service, township }: Filter) => Boolean(service || township)
