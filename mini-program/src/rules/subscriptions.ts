import type { operations } from '@/contract/wechat'

type Recorded = operations['recordSubscription']['requestBody']['content']['application/json']
export type SubscriptionResult = Recorded['results'][number]

/** Older WeChats open their window for three templates and no more. */
export const atATime = 3

/** What wx.requestSubscribeMessage answers: errMsg, and for each template what the person chose. */
export type Answered = Record<string, unknown>

const results: Record<string, SubscriptionResult['result']> = {
  accept: 'accept',
  acceptWithAudio: 'accept',
  reject: 'reject',
  ban: 'ban',
  filter: 'filter',
}

/** The choice for each template that was asked about; whatever WeChat leaves out was not chosen. */
export function resultsOf(answered: Answered, templates: readonly string[]): SubscriptionResult[] {
  return templates.flatMap((template) => {
    const result = results[String(answered[template])]
    return result ? [{ template, result }] : []
  })
}

/** Why WeChat showed no window, by its number (20004: the person's main switch is off). */
export function refusalWords(errCode: number | undefined): { title: string; detail: string } {
  if (errCode === 20004) {
    return { title: '微信里关掉了提醒', detail: '请点右上角“…”，进“设置”，打开“通知管理”，再回来点一次。' }
  }
  return { title: '微信没有打开询问', detail: '请过一会儿再点一次。通知照样在“消息”里看。' }
}

export function remainingWords(remaining: number): string {
  return remaining > 0 ? `还能提醒 ${remaining} 次` : '现在不会提醒'
}

/** How it stands with all kinds of reminders together; empty where there are none. */
export function balanceWords(kinds: readonly { remaining: number }[]): string {
  if (kinds.length === 0) return ''
  const used = kinds.filter(({ remaining }) => remaining === 0).length
  if (used === kinds.length) return '现在不会提醒，点这里可以补上'
  if (used > 0) return `${kinds.length} 种提醒里有 ${used} 种用完了，点这里可以补上`
  return `每种都还能提醒，最少的剩 ${Math.min(...kinds.map(({ remaining }) => remaining))} 次`
}

/** What the person's choice means, in their words. */
export function outcomeWords(chosen: readonly SubscriptionResult[]): { accepted: boolean; title: string; detail: string } {
  const has = (result: SubscriptionResult['result']) => chosen.some((one) => one.result === result)
  if (has('accept')) return { accepted: true, title: '记下了', detail: '到时候微信会提醒您。' }
  if (has('ban') || has('filter')) {
    return { accepted: false, title: '这种提醒现在发不了', detail: '通知照样在“消息”里看，也会用别的方式告诉您单位。' }
  }
  return { accepted: false, title: '没有增加提醒', detail: '您没有同意，微信就不提醒。想要了，随时再点。' }
}
