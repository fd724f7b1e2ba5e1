export interface Run {
  text: string
  hit: boolean
}

/** A text in runs, those that met the question apart; marks count UTF-16 units, as both sides' strings do. */
export function runsOf(text: string, marks: readonly { from: number; to: number }[]): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { from, to } of marks) {
    if (from < at || to <= from || to > text.length) continue
    if (from > at) runs.push({ text: text.slice(at, from), hit: false })
    runs.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < text.length) runs.push({ text: text.slice(at), hit: false })
  return runs
}
