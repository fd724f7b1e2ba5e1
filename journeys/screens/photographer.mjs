import { AxeBuilder } from '@axe-core/playwright'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PASSWORD } from '../journeys/officer.mjs'
import { intercepts } from './states.mjs'
import { smallTargets } from './targets.mjs'

const QUIET_MS = 350
const PATIENCE_MS = 6_000
const LOADING_MS = 700
const SLOWEST_MS = 20_000
const JPEG = { type: 'jpeg', quality: 60, animations: 'disabled', caret: 'hide' }

/** One browser session: one account, one state of the answers; page after page of one client. */
export class Photographer {
  #address
  #folder
  #whole
  #page
  #waiting = 0
  #entered = false
  #shots = 0

  /** `whole`: pictures of pages down to their end, not of what a screen shows. */
  constructor(address, folder, whole = false) {
    this.#address = address
    this.#folder = folder
    this.#whole = whole
  }

  async arrives(browser, client, account, state) {
    this.context = await browser.newContext({
      viewport: state.size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      colorScheme: state.dark ? 'dark' : 'light',
      ...(client === 'phone' && state.size.width < 500 && { isMobile: true, hasTouch: true }),
    })
    this.#page = await this.context.newPage()
    this.#page.on('request', () => this.#waiting++)
    for (const end of ['requestfinished', 'requestfailed']) this.#page.on(end, () => this.#waiting--)
    await this.#page.goto(this.#address + (client === 'console' ? '/admin/' : '/'))
    const { elder, largest } = state
    await this.#page.evaluate(client === 'console' ? entersConsole : entersPhone, { account, password: PASSWORD, elder, largest })
    await this.#page.reload()
    await this.#settles(state)
    this.#entered = true
    if (state.answer) await intercepts(this.context, state.answer)
    return this.#page
  }

  /** Opens the page and keeps its picture; the findings of axe where it is judged. */
  async takes({ client, hash }, state, name) {
    await this.#opens(client, hash)
    await this.#settles(state)
    const path = join(this.#folder, name)
    await mkdir(dirname(path), { recursive: true })
    await this.#page.screenshot({ path, fullPage: this.#whole, ...JPEG })
    const wide = await this.#page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    const empty = !state.loads && (await this.#page.locator('.skeleton:visible').count()) > 0
    return [
      ...(empty ? ['still loading'] : []),
      ...(wide ? ['wider than the screen'] : []),
      ...(state.judged ? await this.#judges() : []),
      ...(state.target ? await this.#page.evaluate(smallTargets, state.target) : []),
    ]
  }

  /** The residents' client keeps every page it came by, and gets each anew. */
  async #opens(client, hash) {
    if (client === 'phone') await this.#page.goto(`${this.#address}/?shot=${++this.#shots}${hash}`)
    else await this.#page.evaluate(goesOn, hash)
  }

  async #settles({ loads }) {
    if (loads && this.#entered) return pause(LOADING_MS)
    const deadline = Date.now() + PATIENCE_MS
    for (let quietSince = Date.now(); Date.now() - quietSince < QUIET_MS && Date.now() < deadline; await pause(25)) {
      if (this.#waiting > 0) quietSince = Date.now()
    }
    await this.#page.waitForFunction(() => !document.querySelector('.skeleton'), undefined, { timeout: SLOWEST_MS }).catch(noMoreThanLate)
  }

  async #judges() {
    const { violations } = await new AxeBuilder({ page: this.#page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 140)).join(' | ')}`)
  }
}

/** What is late stands in the picture, and is a finding. */
function noMoreThanLate(fault) {
  if (fault.name !== 'TimeoutError') throw fault
}

/** In the page. */
async function entersConsole({ account, password }) {
  const body = JSON.stringify({ account, password, session: 'cookie' })
  await fetch('/api/sign-in/password', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
}

/** In the page. */
async function entersPhone({ account, elder, largest }) {
  const answer = await fetch('/api/demo/sign-in', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ account }) })
  localStorage.setItem('pufa.token', (await answer.json()).token)
  const yes = JSON.stringify({ type: 'boolean', data: true })
  if (elder) localStorage.setItem('pufa.elder', yes)
  if (largest) localStorage.setItem('pufa.elderLargest', yes)
}

/** In the page: by way of none, since two addresses of one page would keep what it holds. */
async function goesOn(hash) {
  location.hash = '#/nothing-here'
  await new Promise((done) => setTimeout(done, 50))
  location.hash = hash
}
