import { call, type Answer } from '@/platform/http'
import { forget, readStored, store } from '@/platform/storage'
import { Failure } from '@/rules/failure'
import { addSaved, dropSaved, readSaved, type SavedCard } from '@/rules/savedCards'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Card = Answer<'getCard'>

const indexKey = 'cards.index'

/** Cards kept on this device, to be read where there is no network. */
export const useSavedCards = defineStore('savedCards', () => {
  const saved = ref(readSaved(readStored(indexKey)))

  function of(id: string): SavedCard | undefined {
    return saved.value.find((one) => one.id === id)
  }

  /** From the server, which also renews what is kept; where it cannot be asked, what was kept, and since when. */
  async function fetch(id: string): Promise<{ card: Card; keptAt?: string }> {
    try {
      const card = await call('getCard', { path: { card: id } })
      if (of(id)) keep(card)
      return { card }
    } catch (thrown) {
      // What was withdrawn is not read any more.
      if (thrown instanceof Failure && thrown.status === 404) drop(id)
      const card = read(id)
      if (!card) throw thrown
      return { card, keptAt: of(id)?.savedAt }
    }
  }

  /** False where the device keeps nothing more. */
  function keep(card: Card): boolean {
    if (!store(wordsKey(card.id), JSON.stringify(card))) return false
    return remember(addSaved(saved.value, { id: card.id, title: card.question, savedAt: new Date().toISOString() }))
  }

  /** Undefined where it is not kept, or what was kept cannot be read. */
  function read(id: string): Card | undefined {
    if (!of(id)) return undefined
    try {
      return JSON.parse(String(readStored(wordsKey(id)))) as Card
    } catch {
      return undefined
    }
  }

  function drop(id: string) {
    forget(wordsKey(id))
    remember(dropSaved(saved.value, id))
  }

  function remember(all: SavedCard[]): boolean {
    saved.value = all
    return store(indexKey, JSON.stringify(all))
  }

  return { saved, of, fetch, keep, drop }
})

function wordsKey(id: string): string {
  return `card.${id}`
}
