export interface Span {
  from: number
  to: number
}

/** Seconds between two ticks of a player that plays on; at double speed a slow phone ticks every other second. */
const oneStep = 4

/** Puts together which parts a player has played, from the places it tells; a jump is no part of it. */
export function createWatch(unsent: readonly Span[] = []) {
  let spans: Span[] = [...unsent]
  let last: number | undefined

  /** The player is here now. */
  function tick(place: number) {
    if (last !== undefined && place > last && place - last <= oneStep) spans = merged([...spans, { from: last, to: place }])
    last = place
  }

  /** The player stands still or jumps: what comes next begins anew. */
  function lift() {
    last = undefined
  }

  /** What was played and not sent yet; it is put back when sending fails. */
  function take(): Span[] {
    const taken = spans
    spans = []
    return taken
  }

  function putBack(taken: readonly Span[]) {
    spans = merged([...taken, ...spans])
  }

  return { tick, lift, take, putBack, unsent: () => spans }
}

/** In order and apart; a hair between two is no gap. */
export function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const before = all.at(-1)
    if (before && span.from <= before.to + 0.05) before.to = Math.max(before.to, span.to)
    else all.push({ ...span })
  }
  return all
}

/** Where to go on: the end of what was seen from the beginning, a little before it. */
export function resumeAt(seen: readonly Span[], length: number): number {
  const first = seen[0]
  if (!first || first.from > 1 || first.to >= length - 1) return 0
  return Math.max(0, first.to - 1)
}
