import extensionState from '@/shared/api/generated/values/ExtensionState'
import scopeFilter from '@/shared/api/generated/values/ScopeFilter'
import type { CampaignStep, Extension, ExtensionState, ScopeFilter } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const SCOPE_WHY: Record<ScopeFilter, string> = scopeFilter

export const EXTENSION_STATES: Record<ExtensionState, string> = extensionState
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
