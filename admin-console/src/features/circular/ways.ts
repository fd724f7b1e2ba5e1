import type { CircularProgress, WayCounts, WayState } from '@/shared/api/types'

export interface WayLine extends WayCounts {
  total: number
}

export interface OccasionWays {
  occasion: string
  ways: WayLine[]
}

const COUNTED = ['queued', 'sending', 'sent', 'failed', 'uncertain', 'stopped', 'cancelled'] as const satisfies readonly WayState[]

/** The ways of each occasion, the newest occasion first: what is under way now is what people look for. */
export function byOccasion({ ways }: Pick<CircularProgress, 'ways'>): OccasionWays[] {
  const groups = new Map<string, WayLine[]>()
  for (const way of ways) {
    const line = { ...way, total: COUNTED.reduce((sum, state) => sum + way[state], 0) }
    groups.set(way.occasion, [...(groups.get(way.occasion) ?? []), line])
  }
  return [...groups].map(([occasion, lines]) => ({ occasion, ways: lines })).reverse()
}

export interface Piece {
  state: 'sent' | 'failed' | 'uncertain' | 'waiting' | 'stopped'
  share: string
}

/** The pieces of one bar, from left to right; together at most the whole. */
export function piecesOf(line: WayLine): Piece[] {
  const part = (value: number) => `${line.total ? (value / line.total) * 100 : 0}%`
  const pieces: Piece[] = [
    { state: 'sent', share: part(line.sent) },
    { state: 'failed', share: part(line.failed) },
    { state: 'uncertain', share: part(line.uncertain) },
    { state: 'stopped', share: part(line.stopped + line.cancelled) },
  ]
  return pieces.filter(({ share }) => share !== '0%')
}

/** How many messages wait or are leaving: what a pause holds back and a cancel gives up. */
export function waitingIn({ ways }: Pick<CircularProgress, 'ways'>): number {
  return ways.reduce((sum, { queued }) => sum + queued, 0)
}
