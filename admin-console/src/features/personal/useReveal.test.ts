import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SHOWN_SECONDS, useReveal } from './useReveal'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('useReveal', () => {
  it('shows the whole number for a minute, then forgets it', () => {
    const scope = effectScope()
    const { text, left, show } = scope.run(useReveal)!
    show('44088119000101000X')
    vi.advanceTimersByTime((SHOWN_SECONDS - 1) * 1000)
    expect(text.value).toBe('44088119000101000X')
    expect(left.value).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(text.value).toBe('4408**********000X')
    expect(left.value).toBe(0)
    scope.stop()
  })
})
