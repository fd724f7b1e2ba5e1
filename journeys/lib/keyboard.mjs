import assert from 'node:assert/strict'

const MOST_TABS = 150

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
    }
    assert.fail(`no Tab leads to ${role} ${name}`)
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
