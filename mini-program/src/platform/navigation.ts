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
  | '/packages/about/compliance'
  | '/packages/needs/ask'
  | '/packages/needs/opinion'
  | '/packages/needs/mine'
  | '/packages/needs/question'
  | '/packages/notice/inbox'
  | '/packages/notice/notice'
  | '/packages/reply/link'
  | '/packages/reply/preferences'
  | '/packages/wechat/subscriptions'
  | '/packages/identity/signin'
  | '/packages/identity/phone'
  | '/packages/identity/sessions'
  | '/packages/post/posts'
  | '/packages/post/post'
  | '/packages/course/courses'
  | '/packages/course/course'
  | '/packages/course/lesson'
  | '/packages/post/duty'
  | '/packages/volunteer/service'
  | '/packages/volunteer/form'
  | '/packages/training/sessions'
  | '/packages/training/session'
  | '/packages/training/enrolments'
  | '/packages/certificate/mine'
  | '/packages/certificate/verify'
  | '/packages/register/search'
  | '/packages/register/organization'
  | '/packages/register/publications'
  | '/packages/register/publication'
  | '/packages/register/reports'
  | '/packages/register/report'
  | '/packages/register/verify'
  | '/packages/hours/hours'
  | '/packages/hours/statement'
  | '/packages/notice/mine'
  | '/packages/training/arrive'
  | '/packages/training/attendance'
  | '/packages/exam/exams'
  | '/packages/exam/exam'
  | '/packages/exam/paper'
  | '/packages/exam/result'
  | '/packages/filing/filings'
  | '/packages/filing/filing'
  | '/packages/filing/section'
  | '/packages/filing/check'
  | '/packages/filing/read'
  | '/packages/filing/confirm'
  | '/packages/filing/page'
  | '/packages/filing/receipt'
  | '/packages/filing/consent'
  | '/packages/annualreport/terms'
  | '/packages/annualreport/extension'
  | '/packages/creditlist/standing'
  | '/packages/creditlist/simulation'
  | '/packages/creditlist/removal'
  | '/packages/creditlist/objection'
  | '/packages/procedure/notice'
  | '/packages/procedure/statement'
  | '/packages/penalty/penalty'
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

/** A guide, or else a card. */
export interface Piece {
  kind?: 'card' | 'guide'
  id: string
}

export function openPiece({ kind, id }: Piece) {
  open(kind === 'guide' ? '/packages/content/guide' : '/packages/content/card', { id })
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

const personalPages: readonly Page[] = ['/packages/certificate/mine', '/packages/hours/hours', '/packages/training/session', '/packages/volunteer/service']

/** The page a notice names with its query, where this version of the client has it. */
export function personalPage(named: string | undefined): { page: Page; query: Record<string, string> } | undefined {
  const [path, pairs = ''] = (named ?? '').split('?')
  const page = personalPages.find((one) => one === path)
  const query = Object.fromEntries(pairs.split('&').filter(Boolean).map((pair) => [pair.split('=')[0], decoded(pair.split('=')[1])]))
  return page && { page, query }
}

/** A value of the page's address: WeChat hands it over still encoded, H5 decoded. */
export function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '')
  } catch {
    return value ?? ''
  }
}
