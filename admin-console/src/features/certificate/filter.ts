import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CertificateFilter, Qualification } from '@/shared/api/types'
import { CERTIFICATE_FILTERS, QUALIFICATIONS } from './words'

export interface Query {
  qualification?: Qualification
  state?: CertificateFilter
  township?: string
  text?: string
}

export interface Filter extends Query {
  page: number
}

const MOST_SIGNS = 40
const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value.trim() ? value.trim() : undefined)
const known = <Key extends string>(words: Record<Key, string>, value: string | undefined): Key | undefined =>
  value !== undefined && value in words ? (value as Key) : undefined

/** The filter an address asks for; what the contract would refuse is left out. */
export function filterFrom(query: LocationQuery): Filter {
  const township = text(query.township)
  const page = Number(text(query.page) ?? 1)
  return {
    qualification: known(QUALIFICATIONS, text(query.qualification)),
    state: known(CERTIFICATE_FILTERS, text(query.state)),
    township: township && /^\d{9}$/.test(township) ? township : undefined,
    text: text(query.text)?.slice(0, MOST_SIGNS),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function queryFor({ page, ...rest }: Filter): LocationQueryRaw {
  return { ...rest, page: page > 1 ? String(page) : undefined }
}

export const isFiltered = ({ qualification, state, township, text: typed }: Filter) => Boolean(qualification || state || township || typed)
