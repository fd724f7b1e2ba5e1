import type { WeChatState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const APPS: Record<WeChatState['app'], string> = { mini_program: '小程序', service_account: '公众号（服务号）' }

export interface Standing {
  word: string
  tone: Tone
  advice: string
}

/** How one app stands, and what to do about it. */
export function stateOf({ opened, tokenUntil, paused }: WeChatState, now: number = Date.now()): Standing {
  if (!opened) return { word: '没有接入', tone: 'plain', advice: '还没有填编号和密钥。通知走别的方式，不受影响。要接入，请管理员看运维手册。' }
  if (paused.length) return { word: '次数用完了', tone: 'amber', advice: '微信限制了次数，系统每分钟试一次，能发了自己接着发。急的可以换短信或电话。' }
  if (tokenUntil && Date.parse(tokenUntil) < now) return { word: '凭证过期', tone: 'amber', advice: '下一次发消息时会自己换新的。一直这样，请管理员核对密钥。' }
  return { word: '正常', tone: 'green', advice: '能收能发。' }
}
