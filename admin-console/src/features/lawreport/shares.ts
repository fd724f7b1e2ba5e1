import type { Tone } from '@/shared/words'

/** A part of a whole, as it is drawn and named. */
export interface Share {
  label: string
  value: number
  tone: Tone
  /** Where its rows are; nothing where no list shows just these. */
  to?: string
}

/** Where each part begins and how long it is, out of `room`. */
export function placed(shares: readonly Share[], room: number): Array<Share & { from: number; length: number }> {
  const whole = shares.reduce((sum, share) => sum + share.value, 0)
  let from = 0
  return shares.map((share) => {
    const length = whole === 0 ? 0 : (share.value / whole) * room
    const start = from
    from += length
    return { ...share, from: start, length }
  })
}

/** As it is said: some are never none. */
export function percentText(part: number, whole: number): string {
  const rounded = percent(part, whole)
  return part > 0 && rounded === 0 ? '不到 1' : String(rounded)
}

/** Whole percent, and never 100 before all is done. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0
  return part < whole ? Math.min(99, Math.round((part / whole) * 100)) : 100
}
