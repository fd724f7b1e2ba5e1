import circularChannel from './api/generated/values/CircularChannel'
import circularWayState from './api/generated/values/CircularWayState'
import type { Tone } from './words'

/** Ways by which a notice reaches somebody, in the order in which people think of them. */
export const WAYS = circularChannel

export type Way = keyof typeof WAYS

export const wayText = (way: string) => (WAYS as Record<string, string>)[way] ?? way

/** One word for each state, everywhere; the glossary fixes them. */
export const MESSAGE_STATES = { ...circularWayState, claimed: '发送中' } as const

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
