import { Failure } from '@/rules/failure'
import { refusalWords, resultsOf, type Answered, type SubscriptionResult } from '@/rules/subscriptions'
import { call } from './http'
import { readStored, store } from './storage'

/** Whether the page runs inside WeChat, which knows who holds the phone. */
export function inWeChat(): boolean {
  // #ifdef MP-WEIXIN
  return true
  // #endif
  // #ifndef MP-WEIXIN
  return false
  // #endif
}

/** A code that tells the server, once, which WeChat user this is. A browser gets one from the demo server only. */
export function weChatCode(): Promise<string> {
  // #ifdef MP-WEIXIN
  return new Promise((resolve, reject) => {
    uni.login({ provider: 'weixin', success: ({ code }) => resolve(code), fail: () => reject(new Failure(0)) })
  })
  // #endif
  // #ifndef MP-WEIXIN
  return call('createDemoWeChatCode', { body: { user: demoUser() } }).then(({ code }) => code)
  // #endif
}

/** What the phone button of WeChat would answer for this phone; from the demo server only. */
export async function demoPhoneCode(phone: string): Promise<string> {
  return (await call('createDemoWeChatPhoneCode', { body: { phone } })).code
}

/**
 * Has WeChat ask whether these templates may be sent, which it does only within a tap. Throws a Failure that says what
 * to do where WeChat shows no window. A browser can ask the demo server only, where the tap is the consent.
 */
export function askToSubscribe(templates: string[]): Promise<SubscriptionResult[]> {
  // #ifdef MP-WEIXIN
  return new Promise((resolve, reject) => {
    uni.requestSubscribeMessage({
      tmplIds: templates,
      success: (answered) => resolve(resultsOf(answered as unknown as Answered, templates)),
      fail: ({ errCode }: { errCode?: number }) => reject(notAsked(errCode)),
    })
  })
  // #endif
  // #ifndef MP-WEIXIN
  return call('answerDemoWeChatPopup', { body: { accepted: templates } }).then(() =>
    templates.map((template) => ({ template, result: 'accept' as const })),
  )
  // #endif
}

// #ifdef MP-WEIXIN
/** Told in the form of a problem, which is what pages show; nothing was sent to the server. */
function notAsked(errCode: number | undefined): Failure {
  return new Failure(400, { type: 'conflict', status: 400, requestId: '', ...refusalWords(errCode) })
}
// #endif

// #ifndef MP-WEIXIN
/** One browser stands for one invented WeChat user, today and tomorrow. */
function demoUser(): string {
  const known = readStored('demo-wechat')
  if (typeof known === 'string' && known !== '') return known
  const fresh = `演示微信-${Math.random().toString(36).slice(2, 10)}`
  store('demo-wechat', fresh)
  return fresh
}
// #endif
