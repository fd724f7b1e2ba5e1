import pufaEventKind from './api/generated/values/PufaEventKind'
import type { PufaEventKind } from './api/types'

export const EVENT_KINDS: Record<PufaEventKind, string> = pufaEventKind
