export type Page =
  | '/pages/child/child'
  | '/pages/privacy/privacy'
  | '/pages/about/about'
  | '/packages/content/topic'
  | '/packages/content/card'
  | '/packages/content/guide'
  | '/packages/content/events'
  | '/packages/content/search'
  | '/packages/content/coolingoff'
  | '/packages/content/share'
  | '/packages/law/article'
  | '/packages/needs/ask'
  | '/packages/needs/mine'
  | '/packages/needs/question'
  | '/packages/notice/inbox'
  | '/packages/notice/notice'
  | '/packages/reply/link'
  | '/packages/reply/preferences'
  | '/packages/wechat/subscriptions'
  | '/packages/identity/signin'
  | '/packages/identity/phone'
  | '/packages/training/posts'
  | '/packages/training/post'
  | '/packages/training/sessions'
  | '/packages/training/session'
  | '/packages/training/enrolments'
  | '/packages/annualreport/returns'
  | '/packages/annualreport/filing'
  | '/packages/annualreport/step'
  | '/packages/annualreport/check'
  | '/packages/annualreport/receipt'
  | '/packages/agent/bind'
  | '/packages/agent/ask'
  | '/packages/agent/organization'
  | '/packages/personal/personal'
  | '/packages/personal/consents'
  | '/packages/personal/idnumber'
  | '/packages/personal/export'
  | '/packages/personal/erase'

export type Tab = '/pages/home/home' | '/pages/learn/learn' | '/pages/affairs/affairs' | '/pages/mine/mine'

export function open(page: Page, query: Record<string, string> = {}) {
  uni.navigateTo({ url: address(page, query) })
}

/** In place of the page that is open, which has nothing more to say. */
export function openInstead(page: Page, query: Record<string, string> = {}) {
  uni.redirectTo({ url: address(page, query) })
}

function address(page: Page, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? page : `${page}?${pairs.join('&')}`
}

export function openTab(tab: Tab) {
  uni.switchTab({ url: tab })
}

/** Back to where one came from, or to a tab when the page was opened by its address. */
export function leave(otherwise: Tab) {
  if (getCurrentPages().length > 1) uni.navigateBack()
  else openTab(otherwise)
}

/** The piece a page opens: its `id`, or the scene of a mini-program code, which WeChat hands over by itself. */
export function pieceOf(query: Record<string, string | undefined> | undefined): string {
  return decoded(query?.id ?? query?.scene)
}

/** A value of the page's address: WeChat hands it over still encoded, H5 decoded. */
export function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '')
  } catch {
    return value ?? ''
  }
}
