/** One bar of a chart. */
export interface Bar {
  key: string
  label: string
  /** What the bar shows, from zero. */
  value: number
  /** The whole it is a part of, drawn in grey behind it. */
  whole?: number
  /** What stands at its end; the number itself when absent. */
  text?: string
}


/** What a full bar stands for: the greatest of all, or `most` where the scale is given. */
export function scaleOf(bars: readonly Bar[], most?: number): number {
  return most ?? Math.max(0, ...bars.map((bar) => Math.max(bar.value, bar.whole ?? 0)))
}

/** Lengths begin at zero, so that one twice as long is twice as much. */
export function lengthOf(value: number, scale: number, room: number): number {
  return scale <= 0 ? 0 : (Math.min(value, scale) / scale) * room
}

export function textOf(bar: Bar): string {
  return bar.text ?? (bar.whole === undefined ? String(bar.value) : `${bar.value} / ${bar.whole}`)
}
