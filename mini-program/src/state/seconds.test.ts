import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useSecondsUntil } from './seconds'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

it('counts down by the clock, stops at nothing, and starts again with the next moment', () => {
  const scope = effectScope()
  const moment = ref(1_000_000 + 3000)
  const seconds = scope.run(() => useSecondsUntil(() => moment.value))
  expect(seconds?.value).toBe(3)
  vi.advanceTimersByTime(1000)
  expect(seconds?.value).toBe(2)
  // Asleep for a minute: no ticks, but time passed.
  vi.setSystemTime(1_060_000)
  vi.advanceTimersByTime(1000)
  expect(seconds?.value).toBe(0)
  // Between two ticks.
  vi.setSystemTime(1_061_900)
  moment.value = Date.now() + 60_000
  expect(seconds?.value).toBe(60)
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})
