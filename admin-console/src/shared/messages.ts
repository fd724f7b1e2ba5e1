import type { Tone } from './words'

/** Ways by which a notice reaches somebody, in the order in which people think of them. */
export const WAYS = {
  inbox: '收件箱',
  subscribe: '微信订阅消息',
  service_account: '公众号消息',
  sms: '短信',
  email: '电子邮件',
  phone: '打电话',
  letter: '寄信',
} as const

export type Way = keyof typeof WAYS

export const wayText = (way: string) => (WAYS as Record<string, string>)[way] ?? way

/** One word for each state, everywhere; the glossary fixes them. */
export const MESSAGE_STATES = {
  queued: '未发',
  claimed: '发送中',
  sending: '发送中',
  sent: '已发',
  failed: '未送达',
  uncertain: '待核实',
  stopped: '不再催',
  cancelled: '已取消',
} as const

export type MessageState = keyof typeof MESSAGE_STATES

export const MESSAGE_TONES: Record<MessageState, Tone> = {
  queued: 'plain',
  claimed: 'blue',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  uncertain: 'amber',
  stopped: 'plain',
  cancelled: 'plain',
}

/** Why a message came along this way. */
export const CAUSES: Record<string, string> = { first: '首发', fallback: '换一种方式', unread: '没有读，再告诉一次' }
