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

/** Gives the browser's inner input the label that the framework leaves on its wrapper. */
export function labelInput(id: string, label: string) {
  // #ifdef H5
  document.getElementById(id)?.querySelector('input')?.setAttribute('aria-label', label)
  // #endif
  void id
  void label
}
