import assert from 'node:assert/strict'

const MOST_TABS = 150
/** Longer than the colour of a border takes to change. */
const SEEN_WITHIN = 2000

/**
 * Whether it can be seen which thing has the focus: a line around it, or around the box it is drawn as, which may be
 * its frame or what stands in its place; a frame alone counts where it has taken on the colour of the focus.
 */
function focusIsSeen() {
  const active = document.activeElement
  if (!active || active === document.body) return true
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.color = 'var(--green)'
  const green = getComputedStyle(probe).color
  probe.remove()
  const frames = [active, active.nextElementSibling]
  for (let frame = active.parentElement, depth = 0; frame && depth < 3; frame = frame.parentElement, depth++) frames.push(frame)
  return frames.filter(Boolean).some((frame) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(frame)
    const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && outlineColor !== 'rgba(0, 0, 0, 0)'
    return outlined || boxShadow.includes(green)
  })
}

/** Somebody without a mouse: everything happens through the keys of the keyboard, as the focus stands. */
export class Keyboard {
  #visitor
  #keyboard

  constructor(visitor) {
    this.#visitor = visitor
    this.#keyboard = visitor.page.keyboard
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.#keyboard.press(key)), Promise.resolve())
  }

  write(words) {
    return this.#keyboard.insertText(words)
  }

  /** With Tab to this thing, as far as there is one; the focus must be seen on the way. */
  async to(role, name, options) {
    const thing = this.#visitor.thing(role, name, options)
    await thing.waitFor()
    for (let tabs = 0; tabs <= MOST_TABS; tabs++) {
      if (await thing.evaluate((element) => element === document.activeElement)) return
      await this.press('Tab')
      await this.#sees()
    }
    assert.fail(`no Tab leads to ${role} ${name}`)
  }

  async #sees() {
    const { page } = this.#visitor
    await page.waitForFunction(focusIsSeen, undefined, { timeout: SEEN_WITHIN, polling: 50 }).catch(async (fault) => {
      const where = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))
      assert.fail(`the focus is not seen on ${where}: ${fault.message}`)
    })
  }

  async opens(role, name, options) {
    await this.to(role, name, options)
    await this.press('Enter')
  }

  async writesIn(role, name, words, options) {
    await this.to(role, name, options)
    await this.press('Control+A')
    await this.write(words)
  }

  /** By the global search, whatever it finds first. */
  async finds(words) {
    await this.press('Control+K')
    await this.#visitor.thing('combobox', '搜索组织、人、内容、通知、页面').waitFor()
    await this.write(words)
    await this.#visitor.page.getByRole('option').filter({ hasText: words }).first().waitFor()
    await this.press('Enter')
    await this.#visitor.page.getByRole('dialog', { name: '全局搜索' }).waitFor({ state: 'detached' })
  }

  /** With j to the row that holds these words, and into it. */
  async opensRow(words) {
    await this.#visitor.page.locator('main [data-rows] > *').filter({ hasText: words }).first().waitFor()
    for (let rows = 0; rows <= MOST_TABS; rows++) {
      await this.press('j')
      const row = await this.#visitor.page.evaluate(() => document.activeElement.innerText)
      if (row.includes(words)) return this.press('Enter')
    }
    assert.fail(`j never comes to a row with ${words}`)
  }
}
