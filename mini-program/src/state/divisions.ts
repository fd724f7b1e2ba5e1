import { call, type Answer } from '@/platform/http'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type County = Answer<'listDivisions'>
export type Township = County['townships'][number]

/** The county's townships and villages, asked for once. */
export const useDivisions = defineStore('divisions', () => {
  const county = ref<County>()

  async function load(): Promise<County> {
    county.value ??= await call('listDivisions', {})
    return county.value
  }

  return { county, load }
})
