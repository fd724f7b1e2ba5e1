import { markElder } from '@/platform/screen'
import { readStored, store } from '@/platform/storage'
import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The elder edition (长辈版): larger text and targets on every page, remembered on this device. */
export const useElder = defineStore('elder', () => {
  const on = ref(readStored('elder') === true)
  markElder(on.value)

  function toggle() {
    on.value = !on.value
    store('elder', on.value)
    markElder(on.value)
  }

  return { on, toggle }
})
