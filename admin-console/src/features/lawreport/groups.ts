import type { Figure } from '@/shared/api/types'

export interface FigureGroup {
  figures: Figure[]
  /** What all of them count, said once; absent where each says its own. */
  explanation?: string
}

/** Neighbours that count the same things stand together under one explanation; the others form groups of their own. */
export function groupsOf(figures: readonly Figure[]): FigureGroup[] {
  const groups: FigureGroup[] = []
  figures.forEach((figure, index) => {
    const alike = (other?: Figure) => figure.explanation !== undefined && other?.explanation === figure.explanation
    const explanation = alike(figures[index - 1]) || alike(figures[index + 1]) ? figure.explanation : undefined
    const last = groups.at(-1)
    if (last && last.explanation === explanation) last.figures.push(figure)
    else groups.push({ figures: [figure], explanation })
  })
  return groups
}
