import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'

const STAND = '演示·婚姻登记宣传台'
const EVENT = '演示·婚姻登记进广场'
const ASKED = '演示：离婚证弄丢了，去哪里补？'
const ANSWER = '演示：本人带身份证到婚姻登记处补领。'
const OTHERS = 5

/**
 * An officer prepares a stand and opens it; a resident answers before and after; her question is written down, answered, and
 * read by the code on the slip. The stand ends, and is filed under the event of its day.
 */
export async function standIsHeld(people, world) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.go('/admin/#/stands')
  const stand = await prepares(officer)
  const resident = await people.phone()
  await answersBefore(resident, stand)
  await answersAfter(resident)
  await othersAnswer(world.server.address, stand)
  const code = await writesQuestionDown(officer, stand)
  await answersQuestion(officer)
  await readsByCode(resident, code)
  await ends(officer, stand)
  await files(officer, await holdsEvent(world.server.address))
}

async function prepares(officer) {
  await officer.thing('heading', '现场').waitFor()
  await officer.press('button', '准备一个现场')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(STAND)
  await dialog.getByText('婚姻家庭').click()
  await officer.look('s1-准备现场')
  await officer.press('button', '下一步，选题')
  await officer.press('button', '选三道题')
  for (const place of [0, 1, 2]) await officer.page.getByRole('group', { name: '小测题' }).getByRole('checkbox').nth(place).check()
  await officer.look('s2-选三道题')
  await officer.press('button', /就用这三道/)
  await officer.press('button', '开始答题')
  await officer.press('button', '大屏显示现场码')
  await officer.sees('扫一扫，答三道题')
  await officer.page.waitForFunction(() => document.querySelector('img.code')?.naturalWidth > 0)
  await officer.look('s3-现场码')
  const [, stand] = officer.page.url().match(/stands\/([0-9a-f-]{36})\/code/)
  return stand
}

async function answersBefore(resident, stand) {
  await resident.go(`/#/packages/stand/check?id=${stand.replaceAll('-', '')}`)
  await resident.sees(STAND)
  await resident.look('s4-扫码以后')
  await resident.press('button', '刚来，先答一次')
  await resident.sees('第 1 题，共 3 题')
  await resident.look('s5-第一题')
  await answers(resident)
  await resident.sees('交好了，谢谢您')
  await resident.look('s6-听之前交好了')
}

async function answers(resident) {
  await resident.press('radio', '不知道')
  await resident.press('button', '下一题')
  await resident.thing('radio', '不知道').waitFor()
  await resident.press('button', '下一题')
  await resident.sees(/请先点一个答案/)
  await resident.page.getByRole('radio').filter({ visible: true }).first().click()
  await resident.press('button', '下一题')
  await resident.sees('第 3 题，共 3 题')
  await resident.page.getByRole('radio').filter({ visible: true }).first().click()
  await resident.press('button', '交上去')
}

async function answersAfter(resident) {
  await resident.press('button', '下一位来答')
  await resident.press('button', '听完了，再答一次')
  await losesAnswer(resident)
  await answers(resident)
  await resident.sees('没有交上去')
  await resident.look('sd-答案没有回音')
  await resident.press('button', '重试')
  await resident.sees(/3 题答对|3 题都答对了/)
  await resident.look('s7-听之后看答案', { fullPage: true })
}

/** The server takes the sheet, and what it answers is lost on the way. */
function losesAnswer(resident) {
  const lose = async (route) => {
    await route.fetch()
    await route.abort()
  }
  resident.expect(/ERR_FAILED.*\/answers/)
  return resident.page.route(/\/answers$/, lose, { times: 1 })
}

/** More sheets on both sides, so that the result may be shown. */
async function othersAnswer(address, stand) {
  for (let person = 0; person < OTHERS; person++) {
    for (const phase of ['before', 'after']) {
      const sheet = await post(address, stand, 'sheets', { phase })
      const choice = phase === 'after' ? 0 : 1
      await post(address, stand, 'answers', { token: sheet.token, answers: [{ choice }, { choice }, {}] })
    }
  }
}

async function post(address, stand, what, body) {
  const answer = await fetch(`${address}/api/stand-checks/${stand}/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.ok(answer.ok, `${what}: ${answer.status}`)
  return answer.json()
}

async function writesQuestionDown(officer, stand) {
  await officer.go(`/admin/#/stands/${stand}`)
  await officer.press('button', '记一条提问')
  await officer.page.getByRole('dialog').getByLabel('群众问什么').fill(ASKED)
  await officer.look('s8-记一条提问')
  await officer.press('button', '记下，出小条')
  const code = await officer.page.getByLabel('查询码', { exact: true }).innerText()
  await officer.look('s9-小条')
  await printsAlone(officer)
  await officer.press('button', '好了')
  await officer.sees('待回答', { exact: true })
  return code.trim()
}

/** What is printed is the slip, and nothing of the dialog around it. */
async function printsAlone({ page }) {
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByLabel('查询码', { exact: true }).isVisible(), true)
  assert.equal(await page.getByText('打印小条', { exact: true }).isVisible(), false)
  await page.emulateMedia({ media: null })
}

async function answersQuestion(officer) {
  await officer.page.getByRole('complementary').getByRole('link', { name: ASKED }).click()
  await officer.page.getByLabel('写给提问的人').fill(ANSWER)
  await officer.press('button', '回答，提问的人就能看到')
  await officer.thing('button', '改回答').waitFor()
}

async function readsByCode(resident, code) {
  await resident.go(`/#/packages/needs/mine?code=${code}`)
  await resident.sees(ANSWER)
  await resident.look('sa-凭小条看回答')
}

async function ends(officer, stand) {
  await officer.go(`/admin/#/stands/${stand}`)
  await officer.press('button', '结束答题')
  await officer.page.getByRole('dialog').getByRole('button', { name: '结束答题' }).click()
  await officer.sees(/听之后.+个百分点|听之后一样/)
  await officer.sees(`${OTHERS + 1} 份，`)
  assert.equal(await officer.page.getByText(`${OTHERS + 2} 份，`).count(), 0, 'what was sent twice counts once')
  await officer.look('sb-现场的结果')
}

async function holdsEvent(address) {
  const caller = await demoCaller(address, 'case_officer')
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  return (await caller('POST', '/api/pufa-events', { title: EVENT, kind: 'stand', heldOn: day, place: '演示广场' })).id
}

async function files(officer, event) {
  await officer.go(`/admin/#/events/${event}`)
  await officer.press('button', `把${STAND}归到这场活动`)
  await officer.thing('link', STAND).waitFor()
  await officer.sees('1 条，都处理了')
  await officer.look('sc-活动里的现场')
}
