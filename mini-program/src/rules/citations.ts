/** Places of the citations that a sentence leans on: in order, once each, and only those that exist. */
export function citedPlaces(cites: readonly number[], citations: number): number[] {
  return [...new Set(cites)].filter((place) => place >= 0 && place < citations).sort((a, b) => a - b)
}

/** The mark behind a sentence, counted from 1 as people do: 依据 1、3. Empty where nothing is cited. */
export function citationMark(cites: readonly number[], citations: number): string {
  const places = citedPlaces(cites, citations)
  return places.length === 0 ? '' : `依据 ${places.map((place) => place + 1).join('、')}`
}

/** Whether it is about the days of a divorce by agreement (民法典 1077), which can be reckoned. */
export function countsDays(citations: readonly { statute: string; article: number }[]): boolean {
  return citations.some((one) => one.statute === 'minfadian-hunyin-jiating' && one.article === 1077)
}

/** An article as written in running text, CODE@PASSED#ARTICLE, taken apart for its page. */
export function refOf(ref: string): { statute: string; version: string; article: string } | undefined {
  const parts = /^([a-z0-9-]{2,60})@(\d{4}-\d{2}-\d{2})#(\d{1,4})$/.exec(ref)
  return parts?.[1] && parts[2] && parts[3] ? { statute: parts[1], version: parts[2], article: parts[3] } : undefined
}

/** The id of an article among search results, STATUTE/ARTICLE, taken apart. */
export function articleOf(id: string): { statute: string; article: number } | undefined {
  const parts = /^([a-z0-9-]{2,60})\/([1-9][0-9]{0,3})$/.exec(id)
  return parts?.[1] && parts[2] ? { statute: parts[1], article: Number(parts[2]) } : undefined
}
