import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const COMPLAINT = '演示：上个月提的问题，到今天还没有人回答。'
/** What the state asks of such a service, each with what is so here. */
const POINTS = 10
const ANSWER = '演示：对不起，漏看了。今天已经回答，以后每天看一遍。'

/** A complaint about the service itself without sign-in, answered by its day from the list, read with its code. */
export async function residentComplains(people) {
  const resident = await people.phone()
  await readsRules(resident)
  const code = await complains(resident)
  const editor = await people.desk()
  await answers(editor)
  await reads(resident, code)
}

async function readsRules(resident) {
  await resident.go('/#/pages/about/about')
  await resident.press('link', /^合规说明/)
  await resident.sees('不重复填报')
  await resident.sees('不考核安装率、注册人数')
  assert.equal(await resident.page.getByRole('listitem').filter({ visible: true }).count(), POINTS)
  await resident.look('74-合规说明')
  await resident.press('link', /^意见与投诉/)
}

/** What is typed is still there after the page was left, still a complaint, and after a press without a network. */
async function complains(resident) {
  await resident.press('radio', /^投诉/)
  await resident.page.locator('textarea').filter({ visible: true }).fill(COMPLAINT)
  await resident.sees(/^已存在这台手机上 \d\d:\d\d$/)
  await resident.look('75-意见与投诉')
  await resident.page.reload()
  await resident.page.waitForFunction((words) => document.querySelector('textarea')?.value === words, COMPLAINT)
  await resident.thing('radio', /^投诉/, { checked: true }).waitFor()
  await pressesWithoutNetwork(resident)
  await resident.press('button', '提交投诉')
  await resident.sees('投诉收到了')
  await resident.sees(/最迟\d+月\d+日（星期.）答复/)
  await resident.look('76-投诉收到了')
  const words = resident.page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).filter({ visible: true }).first()
  return (await words.innerText()).trim()
}

async function pressesWithoutNetwork(resident) {
  resident.expect(/ERR_INTERNET_DISCONNECTED/)
  await resident.context.setOffline(true)
  await resident.press('button', '提交投诉')
  await resident.sees('没有交上去')
  await resident.sees('填的还在这一页。连上网，再点一次下面的按钮。')
  await resident.look('75-没有交上去')
  await resident.context.setOffline(false)
}

async function answers(editor) {
  await signIn(editor, 'editor')
  await editor.sees(/条意见和投诉等人答复$/)
  await editor.go('/admin/#/opinions')
  await editor.thing('heading', '意见与投诉').waitFor()
  await editor.look('n4-意见与投诉')
  await editor.press('link', /上个月提的问题/)
  await editor.sees(/前答复，还剩 \d+ 天/)
  await editor.page.getByLabel('写给提问的人').fill(ANSWER)
  await editor.look('n5-投诉')
  await editor.press('button', '回答，提问的人就能看到')
  await editor.thing('button', '改回答').waitFor()
}

async function reads(resident, code) {
  await resident.go(`/#/packages/needs/mine?code=${code}`)
  await resident.press('button', '看回答')
  await resident.sees(ANSWER)
  await resident.look('77-看答复')
}
