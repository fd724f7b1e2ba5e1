import type { LawReportFigure } from '@/shared/api/types'

/** A piece of a paragraph: words as they are read, or a figure that opens its records. */
export type Piece = { text: string; figure?: LawReportFigure; lacking?: boolean }

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g

/** Words with placeholders, as `ReportText` of the server fills them in. */
export function pieces(text: string, year: number, bureau: string, figures: ReadonlyMap<string, LawReportFigure>): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    found.push(filled(match[1] ?? '', match[0], year, bureau, figures))
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return joined(found)
}

function filled(name: string, written: string, year: number, bureau: string, figures: ReadonlyMap<string, LawReportFigure>): Piece {
  if (name === 'year') return { text: String(year) }
  if (name === 'last') return { text: String(year - 1) }
  if (name === 'next') return { text: String(year + 1) }
  if (name === 'bureau') return { text: bureau }
  const figure = name.startsWith('figure:') ? figures.get(name.slice('figure:'.length)) : undefined
  return figure ? { text: String(figure.value), figure } : { text: written, lacking: true }
}

/** Plain words that follow each other are one piece. */
function joined(all: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of all) {
    const last = joined.at(-1)
    if (last && !last.figure && !last.lacking && !piece.figure && !piece.lacking) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}
