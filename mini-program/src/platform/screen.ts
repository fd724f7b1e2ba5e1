export function setTitle(title: string) {
  uni.setNavigationBarTitle({ title })
}

export function scrollTo(selector: string) {
  uni.pageScrollTo({ selector, duration: 0 })
}

/** The tab bar and title bar lie outside the pages; on H5 they follow the elder edition too. */
export function markElder(on: boolean) {
  // #ifdef H5
  document.documentElement.classList.toggle('elder', on)
  // #endif
  void on
}

/** Says what the framework's own bars are, which WeChat does by itself and the browser build leaves out. */
export function describeBars() {
  // #ifdef H5
  describe(document.body)
  new MutationObserver(() => describe(document.body)).observe(document.body, { childList: true, subtree: true })
  // #endif
}

// #ifdef H5
const bars: [string, Record<string, string>][] = [
  ['uni-tabbar', { role: 'navigation', 'aria-label': '主导航' }],
  ['uni-tabbar .uni-tabbar__item', { role: 'link', tabindex: '0' }],
  ['uni-page-head', { role: 'banner' }],
  ['uni-page-head .uni-page-head__title', { role: 'heading', 'aria-level': '1' }],
  ['uni-page-head .uni-page-head-hd > .uni-page-head-btn', { role: 'button', tabindex: '0', 'aria-label': '返回' }],
  ['uni-tabbar img, uni-image img', { alt: '' }],
]

function describe(root: HTMLElement) {
  for (const [selector, attributes] of bars) {
    root.querySelectorAll(selector).forEach((element) => {
      for (const [name, value] of Object.entries(attributes)) {
        if (element.getAttribute(name) !== value) element.setAttribute(name, value)
      }
    })
  }
}
// #endif

/** Enter and space press what has the focus; browsers do this for their own buttons only. */
export function pressByKeyboard() {
  // #ifdef H5
  document.addEventListener('keydown', (event) => {
    const target = event.target
    if (!(target instanceof HTMLElement) || !target.matches('[role][tabindex]')) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    target.click()
  })
  // #endif
}

/** Gives the browser's inner input what the framework leaves on its wrapper, or leaves out. */
export function describeInput(id: string, attributes: Record<string, string>) {
  // #ifdef H5
  const input = document.getElementById(id)?.querySelector('input, textarea')
  for (const [name, value] of Object.entries(attributes)) input?.setAttribute(name, value)
  // #endif
  void id
  void attributes
}

/** The input with a keyboard of digits. A browser's number field would lose leading zeros and spaces. */
export function digitsType(): 'tel' | 'number' {
  // #ifdef H5
  return 'tel'
  // #endif
  // #ifndef H5
  return 'number'
  // #endif
}

/** The input with a keyboard for amounts. A browser's number field would drop what it cannot read. */
export function decimalType(): 'text' | 'digit' {
  // #ifdef H5
  return 'text'
  // #endif
  // #ifndef H5
  return 'digit'
  // #endif
}
