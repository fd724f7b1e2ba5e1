/** What hands that know where to go take for a tap, a field and a swipe. */
const TAP_S = 1.2
const FIELD_S = 3
const SWIPE_S = 0.8
/** A thumb moves the page by this much of its height. */
const SWIPE = 0.7
const PATIENCE_MS = 20_000

/**
 * Somebody who is here for the first time: in by the front door, then only by words that can be seen. What the hands do
 * is counted; reading and thinking are not.
 */
export class Hands {
  taps = 0
  fields = 0
  swipes = 0
  pages = 0
  machine = 0
  #page
  #place

  /** At a device that nobody has used before; what was counted so far stays. */
  async sitsDown({ page }) {
    this.#page = page
    page.setDefaultTimeout(PATIENCE_MS)
  }

  async enters(address) {
    await this.#waits(() => this.#page.goto(address))
  }

  async press(role, words, options) {
    await this.#taps(this.#page.getByRole(role, { name: words, ...options }))
  }

  /** What is pressed where its present value stands. */
  async touches(words) {
    await this.#taps(this.#page.getByRole('main').getByText(words))
  }

  async #taps(locator) {
    const thing = await this.#finds(locator)
    await this.#waits(() => thing.click())
    this.taps++
  }

  /** One group of keystrokes in the field of that label. */
  async types(label, text, within = this.#page) {
    const [plain, withCalendar] = ['textbox', 'combobox'].map((role) => within.getByRole(role, { name: label }))
    const field = await this.#finds(plain.or(withCalendar))
    await field.fill(text)
    // A calendar takes what was typed when told so.
    if ((await field.getAttribute('role')) === 'combobox') await field.press('Enter')
    this.fields++
  }

  async reads(words) {
    const seen = await this.#finds(this.#page.getByText(words))
    return seen.innerText()
  }

  /** A part of the page, told by words that stand in it. */
  part(selector, words) {
    return this.#page.locator(selector).filter({ has: this.#page.getByText(words, { exact: true }), visible: true })
  }

  /** Moves the page until it is in sight, as a thumb would. */
  async #finds(locator) {
    const thing = locator.filter({ visible: true }).first()
    await this.#waits(() => thing.waitFor())
    this.#notesPage()
    this.swipes += Math.ceil((await thing.evaluate(heightsAway)) / SWIPE)
    await thing.scrollIntoViewIfNeeded()
    return thing
  }

  async #waits(work) {
    const begun = performance.now()
    await work()
    this.machine += (performance.now() - begun) / 1000
  }

  #notesPage() {
    const { pathname, hash } = new URL(this.#page.url())
    const place = pathname + hash.split('?')[0]
    if (this.#place !== place) this.pages++
    this.#place = place
  }

  /** As a line of the table. */
  took() {
    const hands = this.taps * TAP_S + this.fields * FIELD_S + this.swipes * SWIPE_S
    const numbers = [this.taps, this.fields, this.swipes, this.pages, hands.toFixed(0), this.machine.toFixed(1)]
    return numbers.map((number, place) => String(number).padStart([4, 6, 6, 5, 5, 7][place])).join('  ')
  }
}

/** In the page: how many of its heights away something stands. */
function heightsAway(element) {
  const { top, height } = element.getBoundingClientRect()
  const below = top + Math.min(height, innerHeight / 2) - innerHeight
  return Math.max(0, below, -top) / innerHeight
}
