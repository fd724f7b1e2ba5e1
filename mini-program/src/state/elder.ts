import { markElder } from '@/platform/screen'
import { readStored, store } from '@/platform/storage'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

/** The elder edition (长辈版): larger text and targets on every page, larger still where wished; remembered on this device. */
export const useElder = defineStore('elder', () => {
  const on = ref(readStored('elder') === true)
  const wantsLargest = ref(readStored('elderLargest') === true)
  const largest = computed(() => on.value && wantsLargest.value)
  markElder(on.value)

  function toggle() {
    on.value = !on.value
    store('elder', on.value)
    markElder(on.value)
  }

  function toggleLargest() {
    wantsLargest.value = !wantsLargest.value
    store('elderLargest', wantsLargest.value)
  }

  return { on, largest, toggle, toggleLargest }
})
