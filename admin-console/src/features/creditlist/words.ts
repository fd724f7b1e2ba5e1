import creditMoveKind from '@/shared/api/generated/values/CreditMoveKind'
import creditMoveStep from '@/shared/api/generated/values/CreditMoveStep'
import creditState from '@/shared/api/generated/values/CreditState'
import creditVerdict from '@/shared/api/generated/values/CreditVerdict'
import type { CreditMoveKind, CreditMoveStep, CreditState, CreditVerdict } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const STATES: Record<CreditState, string> = creditState

export const STATE_TONES: Record<CreditState, Tone> = { normal: 'green', proposed: 'amber', abnormal: 'red', proposed_serious: 'amber', serious: 'red' }

export const KINDS: Record<CreditMoveKind, string> = creditMoveKind

export const STEPS: Record<CreditMoveStep, string> = creditMoveStep

export const VERDICTS: Record<CreditVerdict, string> = creditVerdict

export const VERDICT_TONES: Record<CreditVerdict, Tone> = { list_abnormal: 'red', add_ground: 'amber', move_serious: 'red', waits: 'blue', held: 'plain', fine: 'green' }
export const READINGS = { continues: '继续计算', restarts: '重新计算' } as const
