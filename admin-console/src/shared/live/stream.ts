export type StreamState = 'connecting' | 'live' | 'waiting'

export interface StreamOptions<T> {
  open: () => EventSource
  /** Name of the events that carry figures. */
  event: string
  onFigures: (figures: T) => void
  onState: (state: StreamState) => void
  /** Asked when the stream broke: the figures by an ordinary call, which also notices an ended session. */
  fetchOnce: () => Promise<T>
}

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000]

export function waitBefore(attempt: number): number {
  return WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 30_000
}

/** Follows figures that the server sends whenever they change, and comes back by itself after a break. Returns the way to stop. */
export function followStream<T>({ open, event, onFigures, onState, fetchOnce }: StreamOptions<T>): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let stopped = false

  function start(): void {
    onState(attempt ? 'waiting' : 'connecting')
    source = open()
    source.addEventListener(event, receive as EventListener)
    source.addEventListener('error', broken)
  }

  function receive(message: MessageEvent<string>): void {
    attempt = 0
    onState('live')
    onFigures(JSON.parse(message.data) as T)
  }

  // The browser gives up for good after an HTTP error and otherwise retries without end; one rule of ours serves both.
  function broken(): void {
    source?.close()
    source = undefined
    if (stopped) return
    onState('waiting')
    clearTimeout(timer)
    timer = setTimeout(retry, waitBefore(attempt++))
  }

  async function retry(): Promise<void> {
    try {
      const figures = await fetchOnce()
      if (stopped) return
      onFigures(figures)
      start()
    } catch {
      broken()
    }
  }

  start()
  return () => {
    stopped = true
    clearTimeout(timer)
    source?.close()
  }
}
