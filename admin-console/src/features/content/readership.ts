import { may } from '@/shared/access'
import { answer, api } from '@/shared/api/client'

/** How often pieces were opened in 30 days, and what readers say of them, by piece; a part is absent to who may not see it. */
export interface Readership {
  views?: ReadonlyMap<string, number>
  useful?: ReadonlyMap<string, string>
}

/** A few voices say nothing of a card; the server leaves those out. */
export function usefulText(useful: number, notUseful: number): string {
  return `${Math.round((100 * useful) / (useful + notUseful))}%（${useful + notUseful} 人）`
}

async function loadViews(): Promise<Readership['views']> {
  const kinds = await Promise.all((['card', 'guide'] as const).map((kind) => answer(api.GET('/api/views', { params: { query: { kind } } }))))
  return new Map(kinds.flatMap(({ items }) => items.map(({ piece, last30 }) => [piece, last30] as const)))
}

async function loadUseful(): Promise<Readership['useful']> {
  const { items } = await answer(api.GET('/api/needs/usefulness'))
  return new Map(items.map(({ card, useful, notUseful }) => [card, usefulText(useful, notUseful)] as const))
}

export async function loadReadership(): Promise<Readership> {
  const [views, useful] = await Promise.all([may('listViews') ? loadViews() : undefined, may('listUsefulness') ? loadUseful() : undefined])
  return { views, useful }
}
