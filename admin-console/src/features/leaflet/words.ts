import type { LeafletMoveKind, LeafletState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const LEAFLET_STATES: Record<LeafletState, string> = { usable: '可以发放', stopped: '停止发放' }
export const LEAFLET_TONES: Record<LeafletState, Tone> = { usable: 'green', stopped: 'red' }
export const MOVE_KINDS: Record<LeafletMoveKind, string> = { printed: '印制', handed_out: '发放', scrapped: '报废' }
