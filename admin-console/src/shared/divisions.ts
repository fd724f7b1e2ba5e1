import { computed, shallowRef } from 'vue'
import { answer, api } from './api/client'
import type { County } from './api/types'
import { fetchKnown, type Known } from './device/known'

export const DIVISIONS = 'divisions'

const county = shallowRef<County>()
/** When the names were fetched, where they are kept from an earlier time. */
const keptAt = shallowRef<string>()
let loading: Promise<void> | undefined

export function knownDivisions(): Promise<Known<County>> {
  return fetchKnown(DIVISIONS, () => answer(api.GET('/api/divisions')))
}

async function load(): Promise<void> {
  const { data, at, kept } = await knownDivisions()
  county.value = data
  keptAt.value = kept ? at : undefined
}

/** The county and its townships, fetched once, or as this device last knew them; names fall back to the code until they are here. */
export function useDivisions() {
  if ((!county.value || keptAt.value) && !loading) {
    loading = load()
      .catch(() => undefined)
      .finally(() => (loading = undefined))
  }
  const townships = computed(() => county.value?.townships ?? [])
  function divisionName(code: string): string {
    if (county.value?.code === code) return county.value.name
    return townships.value.find((township) => code.startsWith(township.code))?.name ?? code
  }
  return { county, keptAt, townships, divisionName }
}
