/**
 * How long the console takes from a key or a click to the next frame that shows it, over its main lists: those of the demo, or of
 * the server at an address, which `bin/bench scale` fills before.
 *   npm run interactions -- [--address URL]
 * Only where nothing else runs: the browser and the server share the machine.
 * Exit 0: the target is met; 1: it is missed.
 */
import { parseArgs } from 'node:util'
import { openBrowser, People } from './lib/browser.mjs'
import { startServer } from './lib/server.mjs'
import { signIn } from './journeys/officer.mjs'

const TARGET_MS = 100
const ROUNDS = 3
/** In the codes of organisations; what finds nothing is typed, too. */
const TYPED = '51440'
/** The browser tells nothing shorter. */
const SHORTEST_MS = 16
const LISTS = {
  '/': '待办',
  '/organizations': '社会组织',
  '/campaigns': '年报',
  '/return-reviews': '年报审查',
  '/credit-moves': '信用名录办理',
  '/circulars': '群发通知',
  '/calls': '电话名单',
  '/events': '普法活动',
  '/volunteers': '志愿者',
  '/ledgers/petition': '信访件',
  '/offices': '办事机构',
  '/statutes': '法律法规',
}

const { values: given } = parseArgs({ options: { address: { type: 'string' } } })
const server = given.address ? { address: given.address, stop() {} } : await startServer()
const browser = await openBrowser()
try {
  const officer = await new People(browser, server.address).desk()
  await officer.page.addInitScript(noteTimes)
  await signIn(officer, 'case_officer')
  const all = []
  for (const [path, title] of Object.entries(LISTS)) all.push(tells(title, await worksOn(officer.page, path)))
  const { p95 } = tells('together', all.flat())
  process.exitCode = p95 <= TARGET_MS ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
}

/** In the page: what the browser says of every key and click. */
function noteTimes() {
  window.times = []
  new PerformanceObserver((list) => window.times.push(...list.getEntries().map(({ interactionId, duration }) => ({ interactionId, duration })))).observe({
    type: 'event', durationThreshold: 16, buffered: true,
  })
}

/** What hands do in a list: walk its rows, open one and close it, look for something, turn pages, ask for help. */
async function worksOn(page, path) {
  await page.goto(`${server.address}/admin/#${path}`)
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
  const times = []
  const press = async (key) => times.push(await timed(page, () => page.keyboard.press(key)))
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of ['j', 'j', 'j', 'k', 'Control+k', 'a', 'Escape', '?', 'Escape']) await press(key)
    const row = page.locator('main [data-rows] > [tabindex="0"]').first()
    if (!(await row.count())) continue
    times.push(await timed(page, () => row.click()))
    if (new URL(page.url()).hash.startsWith(`#${path}/`)) await press('Escape')
    if (new URL(page.url()).hash !== `#${path}`) await page.goto(`${server.address}/admin/#${path}`)
    await page.waitForLoadState('networkidle')
    times.push(...(await searches(page)), ...(await turnsPages(page)))
  }
  return times
}

/** Types into the field that searches the list, each key by itself, while what was asked before still comes in; and takes it out again. */
async function searches(page) {
  const field = page.locator('[data-search] input, input[data-search], main [role="search"] input[type="text"]:not([role="combobox"], [readonly])').first()
  if (!(await field.count())) return []
  await field.focus()
  const times = []
  for (const sign of TYPED) times.push(await timed(page, () => page.keyboard.press(sign)))
  times.push(await timed(page, () => page.keyboard.press('Enter')))
  await page.waitForLoadState('networkidle')
  for (const _ of TYPED) times.push(await timed(page, () => page.keyboard.press('Backspace')))
  times.push(await timed(page, () => page.keyboard.press('Enter')))
  await page.waitForLoadState('networkidle')
  await field.blur()
  return times
}

/** To the next page, to the last, and back to the first. */
async function turnsPages(page) {
  const pages = page.locator('main .el-pagination').last()
  if (!(await pages.count())) return []
  const times = []
  for (const which of ['.btn-next', '.el-pager .number:last-child', '.el-pager .number:first-child']) {
    times.push(await timed(page, () => pages.locator(which).click()))
    await page.waitForLoadState('networkidle')
  }
  return times
}

/** The longest event of one interaction; nothing told means shorter than the browser tells. */
async function timed(page, interact) {
  await page.evaluate(() => (window.times.length = 0))
  await interact()
  return page.evaluate(async (shortest) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    // Told only after the frame has been shown.
    for (let frames = 0; frames < 12; frames++) await frame()
    return Math.max(shortest, ...window.times.filter(({ interactionId }) => interactionId > 0).map(({ duration }) => duration))
  }, SHORTEST_MS)
}

function tells(name, times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  const numbers = { median: at(0.5), p95: at(0.95), longest: sorted.at(-1) }
  const words = Object.entries(numbers).map(([what, ms]) => `${what} ${String(ms).padStart(4)} ms`)
  console.log(`${String(times.length).padStart(4)}  ${words.join('  ')}  ${name}`)
  return Object.assign(times, numbers)
}
