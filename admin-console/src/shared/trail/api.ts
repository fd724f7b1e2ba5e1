import { answer, api } from '../api/client'
import type { ActKind, ActPage } from '../api/types'

/** Who did what to one thing, the latest first. */
export function listActs(kind: ActKind, id: string): Promise<ActPage> {
  return answer(api.GET('/api/acts/{kind}/{id}', { params: { path: { kind, id } } }))
}
