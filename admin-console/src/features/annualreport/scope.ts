import type { CampaignStep, Extension, ExtensionState, ScopeFilter } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const SCOPE_WHY: Record<ScopeFilter, string> = {
  asked: '要报送',
  registered_later: '登记在后',
  type_not_asked: '类型不在范围',
  too_young: '成立时间短',
  cancelled: '已注销',
  excluded: '人工移出',
}

export const EXTENSION_STATES: Record<ExtensionState, string> = { asked: '等决定', granted: '已准予', refused: '不准予', withdrawn: '已撤回' }
export const EXTENSION_TONES: Record<ExtensionState, Tone> = { asked: 'amber', granted: 'green', refused: 'plain', withdrawn: 'plain' }
export const EXTENSION_WAYS: Record<Extension['how'], string> = { online: '网上申请', counter: '窗口申请' }

export const STEPS: Record<CampaignStep['step'], string> = {
  drafted: '起草',
  changed: '修改草稿',
  submitted: '送审',
  returned: '退回修改',
  released: '审核通过并发布',
  opened: '开始受理',
  closed: '截止',
  wound_up: '收尾',
}
