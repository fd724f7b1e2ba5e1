/** Places of the citations that a sentence leans on: in order, once each, and only those that exist. */
export function citedPlaces(cites: readonly number[], citations: number): number[] {
  return [...new Set(cites)].filter((place) => place >= 0 && place < citations).sort((a, b) => a - b)
}

/** The mark behind a sentence, counted from 1 as people do: 依据 1、3. Empty where nothing is cited. */
export function citationMark(cites: readonly number[], citations: number): string {
  const places = citedPlaces(cites, citations)
  return places.length === 0 ? '' : `依据 ${places.map((place) => place + 1).join('、')}`
}

/** The id of an article among search results, STATUTE/ARTICLE, taken apart. */
export function articleOf(id: string): { statute: string; article: number } | undefined {
  const parts = /^([a-z0-9-]{2,60})\/([1-9][0-9]{0,3})$/.exec(id)
  return parts?.[1] && parts[2] ? { statute: parts[1], article: Number(parts[2]) } : undefined
}
