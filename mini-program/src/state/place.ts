import { readStored, store } from '@/platform/storage'
import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Code of the township the reader said she is in; kept on this device, and told with what counts for 群众需求. */
export const usePlace = defineStore('place', () => {
  const stored = readStored('township')
  const township = ref(typeof stored === 'string' ? stored : '')

  function choose(code: string) {
    township.value = code
    store('township', code)
  }

  return { township, choose }
})
