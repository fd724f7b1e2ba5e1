import { nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { useTurns } from './turns'

/** Timers of one length end in the order in which they were set. */
const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('useTurns', () => {
  it('stands at the beginning until the page is ready, then goes on one by one, and no further', async () => {
    const ready = ref(false)
    const turns = useTurns(() => ready.value, 2)
    await turn()
    expect(turns.value).toBe(0)

    ready.value = true
    await nextTick()
    expect(turns.value).toBe(0)
    await turn()
    expect(turns.value).toBe(1)
    await turn()
    expect(turns.value).toBe(2)
    await turn()
    expect(turns.value).toBe(2)
  })

  it('does not begin anew when the page is read again', async () => {
    const ready = ref(true)
    const turns = useTurns(() => ready.value, 1)
    await turn()
    expect(turns.value).toBe(1)
    ready.value = false
    await nextTick()
    ready.value = true
    await nextTick()
    expect(turns.value).toBe(1)
  })
})
