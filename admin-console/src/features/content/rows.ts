/** The rows with one of them moved by one place. */
export function moved<Row>(rows: readonly Row[], place: number, step: number): Row[] {
  const next = [...rows]
  const [row] = next.splice(place, 1)
  if (row !== undefined) next.splice(Math.max(0, place + step), 0, row)
  return next
}

/** Each sentence of a text that was pasted. */
export function sentencesIn(text: string): string[] {
  return (text.match(/[^。！？!?\n]+[。！？!?]?/gu) ?? []).map((sentence) => sentence.trim()).filter(Boolean)
}

/** The text field a pointer leads to, in whatever holds it; undefined where there is none. */
export function textAt(words: object, place: string): { text: string; write: (text: string) => void } | undefined {
  const steps = place.split('/')
  const last = steps.pop() ?? ''
  const holder = steps.reduce<unknown>((within, step) => (within as Record<string, unknown> | undefined)?.[step], words) as Record<string, unknown> | undefined
  const value = holder?.[last]
  if (holder && typeof value === 'string') return { text: value, write: (text) => (holder[last] = text) }
  const line = value as { text?: unknown } | undefined
  return line && typeof line.text === 'string' ? { text: line.text, write: (text) => (line.text = text) } : undefined
}

/** Characters of a sentence as the meter counts them: letters and figures, without punctuation. */
export function lengthOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
