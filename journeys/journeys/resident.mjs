import assert from 'node:assert/strict'

const LIFE_EVENTS = ['婚姻家庭', '困难救助', '孩子保护', '老人和残疾人', '老人身后事', '社会组织和志愿服务']
const LARGEST_PX = 30
const ELDER_PX = 18

export async function residentAsks(people) {
  const resident = await people.phone()
  await resident.go('/')
  await resident.sees('演示数据')
  for (const name of LIFE_EVENTS) await resident.thing('link', new RegExp(`^${name}`)).waitFor()
  await resident.look('01-首页')

  await resident.press('link', /^婚姻家庭/)
  await resident.thing('link', /^结婚登记要带什么/).waitFor()
  await resident.look('02-主题')
  await resident.press('link', /^结婚登记要带什么/)
  await resident.sees('要带什么', { exact: true })
  assert.ok(resident.taps <= 3, `${resident.taps} taps to a card`)
  await resident.look('03-问答')

  await readsArticle(resident)
  await searches(resident)
  await readsLarge(resident)
  await looksAround(resident)
}

async function readsArticle(resident) {
  await resident.press('button', /^看依据 1/)
  await resident.sees('大意', { exact: true })
  await resident.sees('原文', { exact: true })
  const missing = await resident.page.getByText('原文还没有收进来').count()
  assert.equal(missing > 0, !process.env.STATUTES_DIR, 'the text of an article is there when the server has the statutes')
  await resident.look('04-条文')
}

async function searches(resident) {
  await resident.go('/')
  await ask(resident, '领证要带户口本吗')
  const first = resident.page.getByRole('link').filter({ visible: true, hasText: '依据' }).first()
  await first.waitFor()
  await resident.look('05-搜索')
  await first.click()
  await resident.sees('结婚登记要带什么？')
  await resident.sees(/户口/)

  await resident.go('/')
  await ask(resident, '领结昏正要带啥')
  await resident.thing('link', /^结婚登记要带什么/).waitFor()
  await resident.look('05-打错字也找得到')

  await resident.go('/')
  await resident.page.getByRole('search').filter({ visible: true }).locator('input').fill('离婚')
  await resident.page.getByRole('group', { name: '大家这样问' }).filter({ visible: true }).waitFor()
  await resident.look('05-大家这样问')

  await resident.go('/')
  await ask(resident, 'qqqq')
  await resident.sees(/^没有找到/)
  await resident.look('06-没有找到')

  await resident.go('/')
  await ask(resident, '邻居打我 派出所不处理')
  await resident.sees('有危险，先打 110')
  await resident.look('06-有危险')
}

async function ask(resident, question) {
  await resident.page.getByRole('search').filter({ visible: true }).locator('input').fill(question)
  await resident.press('button', '搜索')
}

async function readsLarge(resident) {
  await resident.go('/')
  const line = resident.page.getByText('领结婚证要带户口本吗').filter({ visible: true }).first()
  const before = await sizeOf(line)
  await resident.press('switch', /^长辈版/)
  await resident.sees('已打开')
  const after = await sizeOf(line)
  assert.ok(after >= before * 1.3, `${before} px grows to ${after} px`)
  assert.ok((await smallestText(resident.page)) >= ELDER_PX)
  await resident.look('07-长辈版首页')
  await resident.press('switch', '字再大一些')
  assert.equal(await sizeOf(line), LARGEST_PX)
  await resident.look('07-长辈版最大字')
  await resident.press('switch', '字再大一些')

  await resident.press('link', /^婚姻家庭/)
  await resident.press('link', /^结婚登记要带什么/)
  await resident.sees('要带什么', { exact: true })
  assert.ok((await smallestText(resident.page)) >= ELDER_PX)
  await resident.look('08-长辈版问答')

  await resident.go('/#/pages/child/child')
  await resident.sees('孩子有危险，马上打 110')
  assert.ok((await smallestText(resident.page)) >= ELDER_PX)
  await resident.look('09-长辈版求助')

  await resident.go('/')
  await resident.press('switch', /^长辈版/)
  await resident.sees('打开后字大一些')
}

/** Pages beside the way: tabs, words about us, a law's article on its own. */
async function looksAround(resident) {
  await resident.press('link', '学法')
  await resident.sees('法律怎么说，用平常话讲')
  await resident.thing('link', /^婚姻家庭/).waitFor()
  await resident.look('10-学法')
  await resident.press('link', '办事')
  await resident.sees('您要办什么')
  await resident.look('11-办事未登录')
  await resident.press('link', '我的')
  await resident.sees('您还没有登录')
  await resident.look('12-我的未登录')
  await resident.press('link', '隐私说明')
  await resident.sees('我们记什么，不记什么')
  await resident.look('13-隐私说明')
  await resident.go('/#/pages/about/about')
  await resident.sees('普法通是做什么的')
  await resident.look('14-关于')
}

export async function residentIsCutOff(people) {
  const resident = await people.phone()
  await resident.go('/')
  await resident.press('link', /^困难救助/)
  await resident.thing('button', '返回').click()
  await resident.thing('link', /^婚姻家庭/).waitFor()
  await resident.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some((entry) => entry.name.includes('/assets/pages.') && entry.responseEnd > 0),
  )

  await resident.context.setOffline(true)
  resident.expect(/ERR_INTERNET_DISCONNECTED/)
  resident.taps = 0
  await resident.press('link', /^孩子可能受伤害/)
  await resident.sees('孩子有危险，马上打 110')
  assert.equal(resident.taps, 1)
  await resident.look('15-断网求助')

  await resident.thing('button', '返回').click()
  await resident.press('link', /^婚姻家庭/)
  await resident.sees('网络连不上')
  await resident.look('16-断网')
  await resident.context.setOffline(false)
  await resident.press('button', '重试')
  await resident.press('link', /^结婚登记要带什么/)
  await readsKeptCard(resident)

  await resident.go('/#/packages/content/card?id=no-such-card')
  resident.expect(/404/)
  await resident.page.reload()
  await resident.press('button', '回到首页')
  await resident.thing('link', /^婚姻家庭/).waitFor()
}

/** A card that is kept on the phone stands without a network, and says that it may be old. */
async function readsKeptCard(resident) {
  await resident.press('button', '存到手机，没网也能看')
  await resident.sees(/存在这台手机上/)
  await resident.thing('button', '返回').click()
  await resident.context.setOffline(true)
  await resident.press('link', /^结婚登记要带什么/)
  await resident.sees('没有连上网')
  await resident.sees(/存在手机里的，可能不是最新的/)
  await resident.look('17-断网看存下的')
  await resident.context.setOffline(false)
}

async function sizeOf(text) {
  return parseFloat(await text.evaluate((element) => getComputedStyle(element).fontSize))
}

function smallestText(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const sizes = []
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (!walker.currentNode.data.trim() || !parent?.checkVisibility() || /SCRIPT|STYLE/.test(parent.tagName)) continue
      sizes.push(parseFloat(getComputedStyle(parent).fontSize))
    }
    return Math.min(...sizes)
  })
}
