import type { components as Finds } from './generated/finding'

export type FoundGroup = Finds['schemas']['FoundGroup']
export type FoundKind = Finds['schemas']['FoundKind']
export type FoundThing = Finds['schemas']['FoundThing']
export type FilteredList = Finds['schemas']['FilteredList']
export type FilterChoices = Finds['schemas']['FilterChoices']
export type SavedFilter = Finds['schemas']['SavedFilter']
export type SavedFilterDraft = Finds['schemas']['SavedFilterDraft']
