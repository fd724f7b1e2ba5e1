import type { CreditMoveKind, CreditMoveStep, CreditState, CreditVerdict } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const STATES: Record<CreditState, string> = {
  normal: '正常',
  proposed: '拟列入异常名录',
  abnormal: '活动异常名录',
  proposed_serious: '拟列入严重失信名单',
  serious: '严重违法失信名单',
}

export const STATE_TONES: Record<CreditState, Tone> = { normal: 'green', proposed: 'amber', abnormal: 'red', proposed_serious: 'amber', serious: 'red' }

export const KINDS: Record<CreditMoveKind, string> = {
  list_abnormal: '列入异常名录',
  add_ground: '增加情形',
  move_serious: '满两年转入严重名单',
  list_serious: '直接列入严重名单',
  remove_abnormal: '移出异常名录',
  remove_serious: '移出严重名单',
}

export const STEPS: Record<CreditMoveStep, string> = { verify: '核实', serve: '送达', window: '等陈述申辩', answer: '答复', review: '法制审核', decide: '决定', done: '已结束' }

export const VERDICTS: Record<CreditVerdict, string> = {
  list_abnormal: '拟列入异常',
  add_ground: '拟增加情形',
  move_serious: '拟转入严重',
  waits: '已在办理',
  held: '暂缓或排除',
  fine: '无需处理',
}

export const VERDICT_TONES: Record<CreditVerdict, Tone> = { list_abnormal: 'red', add_ground: 'amber', move_serious: 'red', waits: 'blue', held: 'plain', fine: 'green' }
export const READINGS = { continues: '继续计算', restarts: '重新计算' } as const
