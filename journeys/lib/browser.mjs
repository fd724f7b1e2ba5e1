import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

export const PICTURES = fileURLToPath(new URL('../../target/pictures/', import.meta.url))

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
  '--disable-quic',
]
const PATIENCE_MS = 20_000

const PHONE = { width: 390, height: 844 }
const NARROW = { width: 360, height: 640 }
const DESK = { width: 1280, height: 800 }

/** Those of the last run go, so that none is taken for one of this. */
export async function clearPictures() {
  await rm(PICTURES, { recursive: true, force: true })
  await mkdir(PICTURES, { recursive: true })
}

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS })
}

/** The people of one journey. Each has a browser session of their own. */
export class People {
  #browser
  #address
  #now
  #present = new Set()

  /** `now` is the instant at which their clocks stand, where not the true one. */
  constructor(browser, address, now) {
    this.#browser = browser
    this.#address = address
    this.#now = now
  }

  /** A resident's or an organisation's telephone. */
  phone(size = PHONE) {
    return this.#arrive(size, NARROW, { hasTouch: true, isMobile: true })
  }

  /** A desk in the bureau. */
  desk(options = {}) {
    return this.#arrive(DESK, DESK, options)
  }

  async #arrive(size, narrow, options) {
    const context = await this.#browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      ...options,
    })
    // Told once more by the page itself: not every way to break the policy ends in a line of the console.
    await context.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`)),
    )
    if (this.#now) await context.clock.setFixedTime(this.#now)
    const visitor = new Visitor(context, this.#address, size, narrow)
    this.#present.add(visitor)
    await visitor.open()
    return visitor
  }

  /** Somebody whose pages stay open for the next journey leaves this one. */
  handOver(visitor) {
    this.#present.delete(visitor)
    return visitor
  }

  /** Somebody from the journey before. */
  welcome(visitor) {
    this.#present.add(visitor)
    return visitor
  }

  /** Everybody goes home; fails with what their browsers complained of. */
  async leave() {
    const faults = [...this.#present].flatMap((visitor) => visitor.faults)
    for (const visitor of this.#present) await visitor.context.close()
    this.#present.clear()
    assert.deepEqual(faults, [], 'what the browsers complained of')
  }

  /** After a failure: a picture of what everybody had before their eyes, and what their browsers complained of. */
  async tell(name) {
    for (const [place, visitor] of [...this.#present].entries()) {
      await visitor.picture(`failed-${name}-${place + 1}`).catch(() => undefined)
      console.error(`${name}: ${visitor.page.url()}\n  ${visitor.faults.join('\n  ')}`)
      await visitor.context.close()
    }
    this.#present.clear()
  }
}

/** One person at one device. Whatever goes wrong in the pages is kept in `faults`. */
class Visitor {
  #expected = []
  #address
  #size
  #narrow

  constructor(context, address, size, narrow) {
    this.context = context
    this.faults = []
    this.taps = 0
    this.#address = address
    this.#size = size
    this.#narrow = narrow
    context.on('request', (request) => this.#judgeRequest(request.url()))
    context.on('console', (message) => {
      if (message.type() === 'error') this.#fault(`console: ${message.text()} ${message.location().url}`)
    })
    context.on('weberror', (thrown) => this.#fault(`page error: ${thrown.error()}`))
    context.on('page', (page) => page.on('crash', () => this.#fault('the page crashed')))
  }

  async open() {
    this.page = await this.context.newPage()
    // Heard from the beginning: switched on only when it is pressed, a choice of files sometimes opens unheard.
    this.page.on('filechooser', () => {})
    this.page.setDefaultTimeout(PATIENCE_MS)
  }

  #judgeRequest(url) {
    const { protocol, origin } = new URL(url)
    const ownBytes = protocol === 'data:' || protocol === 'blob:' || protocol === 'about:'
    if (!ownBytes && origin !== this.#address) this.#fault(`a request to another host: ${url}`)
  }

  #fault(text) {
    if (!this.#expected.some((pattern) => pattern.test(text))) this.faults.push(`${this.page?.url()} ${text}`)
  }

  /** Chromium reports every refused call as an error; one that belongs to the journey is named before it happens. */
  expect(pattern) {
    this.#expected.push(pattern)
  }

  async go(path) {
    await this.page.goto(this.#address + path)
  }

  /** Waits until this text can be seen. */
  async sees(text, options) {
    await this.page.getByText(text, options).filter({ visible: true }).first().waitFor()
  }

  /** A thing a person can press, by its role and name. */
  thing(role, name, options) {
    return this.page.getByRole(role, { name, ...options }).filter({ visible: true }).first()
  }

  async press(role, name, options) {
    this.taps++
    await this.thing(role, name, options).click()
  }

  /** Judges the page as it stands: accessibility, width; and takes its picture. */
  async look(picture, options = {}) {
    // What was touched last is paler for a moment.
    await this.page.waitForFunction(() => !document.querySelector('.pressed'))
    await this.#judgeAccessibility(picture)
    await this.#judgeWidth(picture)
    await this.picture(picture, options)
  }

  async picture(name, options = {}) {
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide', ...options })
  }

  async #judgeAccessibility(where) {
    // The other mode opens a tab of its own for every report.
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze()
    for (const { impact, id, help, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue
      this.#fault(`${where}: axe ${impact} ${id} (${help}): ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
    }
  }

  async #judgeWidth(where) {
    if (this.#narrow !== this.#size) await this.page.setViewportSize(this.#narrow)
    const { width, wide } = await this.page.evaluate(measure)
    if (width > this.#narrow.width || wide.length) {
      this.#fault(`${where}: wider than ${this.#narrow.width} px (${width}): ${wide.join(' | ')}`)
    }
    if (this.#narrow !== this.#size) await this.page.setViewportSize(this.#size)
  }
}

/** In the page: its width, and up to three things that stick out to the right. */
function measure() {
  const limit = document.documentElement.clientWidth
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const { right, width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && right > limit + 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  })
  const width = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)
  return { width, wide: wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 160)) }
}
