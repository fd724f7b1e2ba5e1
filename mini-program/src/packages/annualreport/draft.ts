import { defineStore } from 'pinia'
import { ref } from 'vue'
import { forget, readStored, store } from '@/platform/storage'
import { emptyDraft, readDraft, type Draft } from '@/rules/filing'

/** The return that is being written, kept on this device with every change until the receipt is here. */
export const useDraft = defineStore('draft', () => {
  const draft = ref(emptyDraft())
  const kept = ref(true)
  let key = ''

  /** A campaign is one year's, so each organisation has one draft a year. */
  function open(organization: string, campaign: string) {
    if (key === keyOf(organization, campaign)) return
    key = keyOf(organization, campaign)
    draft.value = readDraft(readStored(key))
    kept.value = true
  }

  function change(part: Partial<Draft>) {
    draft.value = { ...draft.value, ...part, savedAt: Date.now() }
    kept.value = store(key, JSON.stringify(draft.value))
  }

  function drop() {
    forget(key)
    key = ''
    draft.value = emptyDraft()
  }

  return { draft, kept, open, change, drop }
})

function keyOf(organization: string, campaign: string): string {
  return `return.${organization}.${campaign}`
}
