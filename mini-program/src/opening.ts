// What index.html starts. On a slow network the page it holds is read long before the program is there.

/** Pages have small letters, parts of pages large ones. */
const pages = import.meta.glob('./packages/*/[a-z]*.vue')

void seen().then(async () => {
  // Fetched beside the program; should it not come, the program says so itself.
  pages[`.${addressed()}.vue`]?.().catch(() => undefined)
  await import('./framework')
  await turn()
  await import('./main')
})

/** Whoever presses or scrolls meanwhile is heard. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** The browser tells when something was painted; in the background nothing is. */
function seen(): Promise<void> {
  return new Promise((resolve) => {
    if (performance.getEntriesByType('paint').length > 0) return resolve()
    new PerformanceObserver(() => resolve()).observe({ entryTypes: ['paint'] })
    setTimeout(resolve, 300)
  })
}

function addressed(): string {
  return location.hash.slice(1).split('?')[0] ?? ''
}
