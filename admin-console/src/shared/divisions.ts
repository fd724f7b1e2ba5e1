import { computed, shallowRef } from 'vue'
import { answer, api } from './api/client'
import type { County } from './api/types'

const county = shallowRef<County>()
let loading: Promise<void> | undefined

async function load(): Promise<void> {
  county.value = await answer(api.GET('/api/divisions'))
}

/** The county and its townships, fetched once; names fall back to the code until they are here. */
export function useDivisions() {
  if (!county.value && !loading) {
    loading = load()
      .catch(() => undefined)
      .finally(() => (loading = undefined))
  }
  const townships = computed(() => county.value?.townships ?? [])
  function divisionName(code: string): string {
    if (county.value?.code === code) return county.value.name
    return townships.value.find((township) => code.startsWith(township.code))?.name ?? code
  }
  return { county, townships, divisionName }
}
