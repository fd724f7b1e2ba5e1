import { answer, api } from '@/shared/api/client'
import type { FoundGroup } from '@/shared/api/types'

export const find = async (q: string): Promise<FoundGroup[]> => (await answer(api.GET('/api/finds', { params: { query: { q } } }))).groups

export const recall = async (refs: readonly string[]): Promise<FoundGroup[]> =>
  refs.length ? (await answer(api.GET('/api/finds/recent', { params: { query: { refs: refs.join(',') } } }))).groups : []
