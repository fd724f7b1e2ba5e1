import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { PieceKind, PiecePage, PieceState, Topic } from '@/shared/api/types'
import { KINDS, STATES } from './words'

/** One of the chips above the list. */
export type Chip = PieceState | 'all' | 'mine' | 'reviewDue'

export interface Filter {
  kind?: PieceKind
  topic?: Topic
  chip: Chip
  q?: string
  page: number
}

/** States in the order of the work, without those that nothing is in. */
const STATE_CHIPS: readonly PieceState[] = ['draft', 'returned', 'first_review', 'legal_review', 'secrecy_review', 'approved', 'scheduled', 'live', 'unpublished']

const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : undefined)
const isChip = (value: string | undefined): value is Chip => value === 'mine' || value === 'reviewDue' || STATE_CHIPS.includes(value as PieceState)

/** The filter an address asks for; what the contract would refuse is left out. */
export function filterFrom(query: LocationQuery): Filter {
  const kind = text(query.kind)
  const topic = text(query.topic)
  const chip = text(query.chip)
  const page = Number(text(query.page) ?? 1)
  return {
    kind: kind && kind in KINDS ? (kind as PieceKind) : undefined,
    topic: topic && /^[a-z][a-z_]{1,30}$/.test(topic) ? topic : undefined,
    chip: isChip(chip) ? chip : 'all',
    q: text(query.q)?.trim().slice(0, 50) || undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function queryFor({ kind, topic, chip, q, page }: Filter): LocationQueryRaw {
  return { kind, topic, chip: chip === 'all' ? undefined : chip, q: q || undefined, page: page > 1 ? String(page) : undefined }
}

/** What the server is asked for. */
export function askedFor({ kind, topic, chip, q, page }: Filter) {
  const state = STATE_CHIPS.find((one) => one === chip)
  return { kind, topic, q, state, mine: chip === 'mine' || undefined, reviewDue: chip === 'reviewDue' || undefined, page }
}

export interface ChipLine {
  value: Chip
  label: string
  count?: number
}

/** The chips to show: those of states that hold something, and always the chosen one. */
export function chipsOf(counts: PiecePage['counts'] | undefined, chosen: Chip): ChipLine[] {
  const inState = (state: PieceState) => counts?.find((one) => one.state === state)?.pieces ?? 0
  return [
    { value: 'all', label: '全部' },
    { value: 'mine', label: '我写的' },
    { value: 'reviewDue', label: '待复核' },
    ...STATE_CHIPS.filter((state) => inState(state) || state === chosen).map((state): ChipLine => ({ value: state, label: STATES[state], count: inState(state) })),
  ]
}

export const isFiltered = ({ kind, topic, chip, q }: Filter) => Boolean(kind || topic || q || chip !== 'all')
