export interface Piece {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** A number or a Latin word is one, a Chinese character is one: browsers do not agree on Chinese words. */
const words = (text: string) => text.match(/\p{N}+|\p{Script=Latin}+|./gsu) ?? []

/** What became of a text, word by word: what stayed, what was taken out, what came in. */
export function wordDiff(before: string, after: string): Piece[] {
  const old = words(before)
  const now = words(after)
  const head = sameLength(old, now, (index) => [old[index], now[index]])
  const rest = { old: old.slice(head), now: now.slice(head) }
  const tail = sameLength(rest.old, rest.now, (index) => [rest.old.at(-1 - index), rest.now.at(-1 - index)])
  const middle = aligned(rest.old.slice(0, rest.old.length - tail), rest.now.slice(0, rest.now.length - tail))
  return joined([
    ...now.slice(0, head).map((text): Piece => ({ text, kind: 'same' })),
    ...middle,
    ...now.slice(now.length - tail).map((text): Piece => ({ text, kind: 'same' })),
  ])
}

function sameLength(one: readonly string[], other: readonly string[], at: (index: number) => readonly [string | undefined, string | undefined]): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most) {
    const [left, right] = at(length)
    if (left !== right) break
    length++
  }
  return length
}

/** Of two texts that have nearly nothing in common the table would be larger than the page; they are shown one after the other. */
const MOST_PAIRS = 4_000_000

/** The longest words two texts have in common, by the table of the lengths of what follows each pair of places. */
function aligned(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length * now.length > MOST_PAIRS) return [{ text: old.join(''), kind: 'removed' }, { text: now.join(''), kind: 'added' }]
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      common[row * width + column] = old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pieces: Piece[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      pieces.push({ text: old[row] ?? '', kind: 'same' })
      row++
      column++
    } else if (row < old.length && (column === now.length || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ text: old[row++] ?? '', kind: 'removed' })
    } else {
      pieces.push({ text: now[column++] ?? '', kind: 'added' })
    }
  }
  return pieces
}

/** Between two things that stayed, first all that was taken out, then all that came in. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  let removed = ''
  let added = ''
  const change = () => {
    if (removed) whole.push({ text: removed, kind: 'removed' })
    if (added) whole.push({ text: added, kind: 'added' })
    removed = added = ''
  }
  let same = ''
  pieces.forEach(({ text, kind }, place) => {
    if (kind === 'same' && !isIsland(pieces, place)) {
      change()
      same += text
      return
    }
    if (same) whole.push({ text: same, kind: 'same' })
    same = ''
    if (kind !== 'added') removed += text
    if (kind !== 'removed') added += text
  })
  change()
  if (same) whole.push({ text: same, kind: 'same' })
  return whole
}

/** One character that stayed by chance amid what changed makes it only harder to read. */
function isIsland(pieces: readonly Piece[], place: number): boolean {
  const beside = (step: number) => [pieces[place + step]?.kind, pieces[place + 2 * step]?.kind].every((kind) => kind === 'added' || kind === 'removed')
  return /^\p{Script=Han}$/u.test(pieces[place]?.text ?? '') && beside(-1) && beside(1)
}
