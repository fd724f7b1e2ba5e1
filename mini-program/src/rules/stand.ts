/** The id of a stand as its square code carries it, which leaves the dashes out; empty for anything else. */
export function standOf(piece: string): string {
  const bare = piece.replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(bare) ? bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : ''
}

/** `答对 2 题` of three, without praise or blame. */
export function correctText(marks: readonly { correct: boolean }[]): string {
  const right = marks.filter(({ correct }) => correct).length
  return right === marks.length ? `${marks.length} 题都答对了` : `${marks.length} 题答对 ${right} 题`
}
