import { call } from '@/platform/http'
import { forget, readStored, store } from '@/platform/storage'
import { choiceOf, type FirstReading, type LifeEvent, type LifeEvents } from '@/rules/suggested'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useSession } from './session'

/** What to read first, from what the reader herself chose on this device; the choice never leaves it. */
export const useSuggested = defineStore('suggested', () => {
  const session = useSession()
  const known = ref<LifeEvents>()
  const event = ref(storedEvent())
  const off = ref(readStored('suggestedOff') === true)
  const readings = new Map<string, FirstReading>()
  const choice = computed(() =>
    known.value && !off.value
      ? choiceOf(known.value, event.value, (session.person?.roles ?? []).map((one) => one.role))
      : undefined,
  )

  async function load(): Promise<LifeEvents> {
    known.value ??= await call('listLifeEvents', {})
    return known.value
  }

  /** What to read first for an event or a role, asked for once. */
  async function read(code: string): Promise<FirstReading> {
    const reading = readings.get(code) ?? (await call('getFirstReading', { path: { choice: code } }))
    readings.set(code, reading)
    return reading
  }

  /** Some choices are not kept: whoever takes up this phone next would see them. */
  function choose(chosen: LifeEvent) {
    off.value = false
    forget('suggestedOff')
    event.value = chosen.unkept ? undefined : chosen.code
    if (event.value) store('lifeEvent', event.value)
    else forget('lifeEvent')
  }

  function turnOff() {
    off.value = true
    event.value = undefined
    forget('lifeEvent')
    store('suggestedOff', true)
  }

  return { known, event, off, choice, load, read, choose, turnOff }
})

function storedEvent(): string | undefined {
  const value = readStored('lifeEvent')
  return typeof value === 'string' ? value : undefined
}
