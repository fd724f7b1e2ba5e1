import { answer, api } from '../api/client'
import type { FilteredList, SavedFilter, SavedFilterDraft } from '../api/types'

export const listSavedFilters = async (list: FilteredList): Promise<SavedFilter[]> =>
  (await answer(api.GET('/api/saved-filters', { params: { query: { list } } }))).items

export const saveFilter = (body: SavedFilterDraft, key: string): Promise<SavedFilter> =>
  answer(api.POST('/api/saved-filters', { params: { header: { 'Idempotency-Key': key } }, body }))

export const deleteSavedFilter = (filter: string, key: string): Promise<SavedFilter> =>
  answer(api.DELETE('/api/saved-filters/{filter}', { params: { path: { filter }, header: { 'Idempotency-Key': key } } }))
