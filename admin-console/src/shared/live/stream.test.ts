import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followStream, waitBefore } from './stream'

interface Figures {
  sent: number
}

class FakeSource extends EventTarget {
  closed = false
  close(): void {
    this.closed = true
  }
  say(progress: Figures): void {
    this.dispatchEvent(new MessageEvent('progress', { data: JSON.stringify(progress) }))
  }
  break(): void {
    this.dispatchEvent(new Event('error'))
  }
}

let sources: FakeSource[] = []
const onFigures = vi.fn()
const onState = vi.fn()
const fetchOnce = vi.fn<() => Promise<Figures>>()

function follow(): () => void {
  return followStream<Figures>({
    open: () => {
      const source = new FakeSource()
      sources.push(source)
      return source as unknown as EventSource
    },
    event: 'progress',
    onFigures,
    onState,
    fetchOnce,
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  sources = []
  for (const mock of [onFigures, onState, fetchOnce]) mock.mockReset()
})
afterEach(() => vi.useRealTimers())

describe('followStream', () => {
  it('passes each event on', () => {
    follow()
    sources[0]?.say({ sent: 7 })
    expect(onFigures).toHaveBeenCalledWith({ sent: 7 })
    expect(onState).toHaveBeenLastCalledWith('live')
  })

  it('comes back after a break, with the figures in between', async () => {
    fetchOnce.mockResolvedValue({ sent: 8 })
    follow()
    sources[0]?.break()
    expect(onState).toHaveBeenLastCalledWith('waiting')
    await vi.advanceTimersByTimeAsync(waitBefore(0))
    expect(onFigures).toHaveBeenLastCalledWith({ sent: 8 })
    expect(sources).toHaveLength(2)
    expect(sources[0]?.closed).toBe(true)
  })

  it('waits longer each time while the server is away', async () => {
    fetchOnce.mockRejectedValue(new Error('away'))
    follow()
    sources[0]?.break()
    await vi.advanceTimersByTimeAsync(waitBefore(0))
    expect(fetchOnce).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(waitBefore(1) - 1)
    expect(fetchOnce).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(fetchOnce).toHaveBeenCalledTimes(2)
    expect(waitBefore(99)).toBe(30_000)
  })

  it('stops for good', async () => {
    const stop = follow()
    sources[0]?.break()
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sources).toHaveLength(1)
    expect(fetchOnce).not.toHaveBeenCalled()
  })
})
