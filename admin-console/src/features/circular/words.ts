import circularMissing from '@/shared/api/generated/values/CircularMissing'
import circularState from '@/shared/api/generated/values/CircularState'
import type { CircularKind, CircularState, ContactState, Missing, ReminderLine } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const STATES: Record<CircularState, string> = circularState

export const STATE_TONES: Record<CircularState, Tone> = {
  draft: 'amber',
  scheduled: 'blue',
  running: 'blue',
  paused: 'amber',
  done: 'green',
  cancelled: 'plain',
}

export const KINDS: Record<CircularKind, string> = { statutory: '法定通知', courtesy: '一般告知' }

export const KIND_HINTS: Record<CircularKind, string> = {
  statutory: '依法要通知到每一家，收的人不能退订。',
  courtesy: '活动、培训一类的消息，收的人可以退订，退订了的不发。',
}

export const CONTACTS: Record<ContactState, string> = {
  email: '有邮箱',
  no_email: '没有邮箱',
  agent: '有绑定的经办人',
  no_agent: '没有绑定的经办人',
  none: '邮箱和经办人都没有',
}

export const MISSING: Record<Missing, string> = circularMissing

export const LEFT_OUT: Record<NonNullable<ReminderLine['why']>, string> = {
  not_told: '没有收到这份通知',
  done: '已经办理',
  withdrawn: '不再要求办理',
  cancelled: '已注销',
  opted_out: '退订了一般告知',
  today: '今天已经催过',
}

export const SETTLED: Record<string, string> = { submitted: '已报送', withdrawn: '不再要求', exempt: '免报' }

export const REPLIES: Record<string, string> = { done: '回复：已报送', need_help: '回复：需要帮助' }
