import { Failure } from '@/rules/failure'
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
