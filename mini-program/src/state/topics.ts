import { call, type Answer } from '@/platform/http'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Topic = Answer<'listTopics'>['items'][number]

/** The topics, asked for once and shared by every page that names them. */
export const useTopics = defineStore('topics', () => {
  const items = ref<Topic[]>()

  async function load(): Promise<Topic[]> {
    items.value ??= (await call('listTopics', {})).items
    return items.value
  }

  return { items, load }
})
