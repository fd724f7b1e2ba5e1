export type Page =
  | '/pages/child/child'
  | '/pages/privacy/privacy'
  | '/pages/about/about'
  | '/packages/content/topic'
  | '/packages/content/card'
  | '/packages/content/search'
  | '/packages/law/article'
  | '/packages/notice/notice'
  | '/packages/identity/signin'

export type Tab = '/pages/home/home' | '/pages/learn/learn' | '/pages/affairs/affairs' | '/pages/mine/mine'

export function open(page: Page, query: Record<string, string> = {}) {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  uni.navigateTo({ url: pairs.length === 0 ? page : `${page}?${pairs.join('&')}` })
}

export function openTab(tab: Tab) {
  uni.switchTab({ url: tab })
}

/** Back to where one came from, or to a tab when the page was opened by its address. */
export function leave(otherwise: Tab) {
  if (getCurrentPages().length > 1) uni.navigateBack()
  else openTab(otherwise)
}

/** A value of the page's address: WeChat hands it over still encoded, H5 decoded. */
export function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '')
  } catch {
    return value ?? ''
  }
}
