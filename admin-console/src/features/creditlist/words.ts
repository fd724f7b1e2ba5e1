import creditMoveKind from '@/shared/api/generated/values/CreditMoveKind'
import creditMoveStep from '@/shared/api/generated/values/CreditMoveStep'
import creditState from '@/shared/api/generated/values/CreditState'
import creditVerdict from '@/shared/api/generated/values/CreditVerdict'
import type { CreditEntry, CreditHold, CreditMoveKind, CreditMoveStep, CreditPublicationClass, CreditState, CreditVerdict } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const STATES: Record<CreditState, string> = creditState

export const STATE_TONES: Record<CreditState, Tone> = { normal: 'green', proposed: 'amber', abnormal: 'red', proposed_serious: 'amber', serious: 'red' }

export const KINDS: Record<CreditMoveKind, string> = creditMoveKind

export const STEPS: Record<CreditMoveStep, string> = creditMoveStep

export const VERDICTS: Record<CreditVerdict, string> = creditVerdict

export const VERDICT_TONES: Record<CreditVerdict, Tone> = { list_abnormal: 'red', add_ground: 'amber', move_serious: 'red', waits: 'blue', held: 'plain', fine: 'green' }
export const LISTS: Record<CreditEntry['list'], string> = { abnormal: '活动异常名录', serious: '严重违法失信名单' }

export const ENDINGS: Record<NonNullable<CreditEntry['endedBy']>, string> = { removed: '移出', moved: '转入严重', revoked: '撤销列入' }

export const CURES: Record<NonNullable<CreditEntry['grounds'][number]['curedBy']>, string> = { filed: '已补报', rectified: '已改正', not_asked: '不再要求报送', left_out: '已排除' }

export const HOLDS: Record<CreditHold['kind'], string> = { hold: '暂缓', exclude: '排除' }

export const CLASSES: Record<CreditPublicationClass, string> = { minor: '轻微', ordinary: '一般', grave: '严重' }

export const READINGS = { continues: '继续计算', restarts: '重新计算' } as const
