import assert from 'node:assert/strict'

/** On the first page, in their order. */
const SIX = ['要结婚', '要离婚', '要收养孩子', '家里老人走了', '家里困难', '孩子受欺负、受伤害']

/** What a reader gets beside the answer: her own life event first, a guide, days reckoned, a quiz, a picture to send. */
export async function residentReads(people) {
  const resident = await people.phone()
  await opensOneOfSix(resident)
  await choosesEvent(resident)
  await followsGuide(resident)
  await reckonsDays(resident)
  await listens(resident)
  await answersQuiz(resident)
  await sharesPicture(resident)
}

/** Where they could not be fetched the page says so, and fetches them when asked to. */
async function opensOneOfSix(resident) {
  resident.expect(/ERR_FAILED.*\/api\/life-events/)
  await resident.page.route('**/api/life-events', (route) => route.abort(), { times: 1 })
  await resident.go('/')
  await resident.sees('您遇到什么事')
  await resident.sees('网络连不上')
  await resident.look('60-遇到的事没取到')
  await resident.press('button', '重试')
  for (const name of SIX) await resident.thing('link', name, { exact: true }).waitFor()
  await resident.press('link', '孩子受欺负、受伤害', { exact: true })
  await resident.sees('这一项不记在手机上，关掉就看不到了。')
  await resident.thing('link', /^孩子在学校被同学欺负/).waitFor()
  await resident.thing('button', '返回').click()
  await resident.thing('link', '要结婚', { exact: true }).waitFor()
}

async function choosesEvent(resident) {
  await resident.go('/')
  await resident.press('link', /^看全部 \d+ 件事/)
  await resident.look('60-选遇到的事')
  await resident.press('radio', '要离婚')
  await resident.sees('首页会先给您看这些。只记在这台手机上。')
  await resident.look('61-遇到的事')

  await resident.go('/')
  await resident.sees('先看这些')
  await resident.press('link', '为什么看到这些')
  await resident.sees(/您选了“要离婚”.*不看您搜过什么/)
  await resident.look('62-首页先看这些')
  await resident.press('link', '不要推荐')
  await resident.thing('link', /^看全部 \d+ 件事/).waitFor()

  await resident.press('link', /^看全部 \d+ 件事/)
  await resident.press('radio', '在家挨打受吓')
  await resident.sees(/这一项不记在手机上/)
  await resident.go('/')
  await resident.thing('link', /^看全部 \d+ 件事/).waitFor()
}

async function followsGuide(resident) {
  await resident.go('/')
  await resident.press('link', /^婚姻家庭/)
  await resident.sees('一步一步办')
  await resident.press('link', /^两个人都愿意离婚/)
  await resident.sees(/怎么办，一共 \d+ 步/)
  await resident.look('63-办事指南')
}

async function reckonsDays(resident) {
  await resident.go('/#/packages/content/card?id=lihun-lengjingqi-duojiu')
  await resident.press('link', /^算一算是哪一天/)
  await resident.sees('点这里选日期')
  await resident.page.getByLabel('收下申请的那一天').fill('2026-11-20')
  await resident.sees(/11月20日（星期五）/)
  await resident.sees('第一段：可以反悔')
  await resident.sees('第二段：一起去领证')
  await resident.look('64-冷静期')
}

/** With a voice that only writes down: the answer is read, stopped when asked to, and the button stands again at its end. */
async function listens(resident) {
  await resident.page.addInitScript(givesVoice)
  await resident.go('/#/packages/content/card?id=jiehun-yao-dai-shenme')
  await resident.page.reload()
  await resident.press('button', '听一听')
  await resident.thing('button', '停止').waitFor()
  const [said] = await resident.page.evaluate(() => window.said.map(({ text, lang }) => ({ text, lang })))
  assert.match(said.text, /双方各带身份证.*。要带什么。/)
  assert.equal(said.lang, 'zh-CN')

  const before = await resident.page.evaluate(() => window.stops)
  await resident.press('button', '停止')
  await resident.thing('button', '听一听').waitFor()
  assert.equal(await resident.page.evaluate(() => window.stops), before + 1)

  await resident.press('button', '听一听')
  await resident.thing('button', '停止').waitFor()
  await resident.page.evaluate(() => window.said.at(-1).onend())
  await resident.thing('button', '听一听').waitFor()

  await resident.press('button', '听一听')
  await resident.page.evaluate(() => window.said.at(-1).onerror({ error: 'synthesis-failed' }))
  await resident.sees('这台手机现在读不出来。')
}

/** In the page: what a browser without sound has in place of its voice. */
function givesVoice() {
  window.said = []
  window.stops = 0
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text
    }
  }
  const speak = (words) => {
    window.said.push(words)
    words.onstart()
  }
  const voice = { speak, cancel: () => window.stops++, getVoices: () => [{ lang: 'zh-CN' }] }
  Object.defineProperty(window, 'speechSynthesis', { value: voice })
}

async function answersQuiz(resident) {
  await resident.go('/#/packages/content/card?id=jiehun-yao-dai-shenme')
  await resident.sees('看懂了吗')
  const first = resident.page.getByRole('radio').filter({ visible: true }).first()
  await first.click()
  await resident.page.getByRole('status').filter({ visible: true, hasText: /^对。|^不是这样。/ }).first().waitFor()
  await resident.look('65-看懂了吗')
}

async function sharesPicture(resident) {
  await resident.press('link', '做成图片，发给家里人')
  const picture = resident.page.locator('uni-image img').filter({ visible: true }).first()
  await picture.waitFor()
  const size = await picture.evaluate((image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]))
  assert.equal(size[0], 750)
  assert.ok(size[1] > 500, `${size[1]} px high`)
  await resident.look('66-分享图')
}
