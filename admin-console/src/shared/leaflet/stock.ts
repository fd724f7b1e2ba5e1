import type { Leaflet } from '@/shared/api/types'
import { count } from '@/shared/words'

/** What may be handed out now: not stopped, and some of it is left. */
export function choicesOf(leaflets: readonly Leaflet[]): Array<readonly [value: string, label: string]> {
  return leaflets
    .filter(({ state, stock }) => state === 'usable' && stock > 0)
    .map(({ id, title, edition, stock }) => [id, `${title} ${edition}（库存 ${count(stock)} 份）`] as const)
}
