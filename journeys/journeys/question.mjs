import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const BEFORE = '演示：外公留下来的房子，证上的名字怎么改？'
const ASKED = '演示：外婆留下的旧房子证上还是外公的名字，怎么办？'
const ANSWERED = '演示：先到公证处或者不动产登记中心问要带的材料。'

/**
 * A question without sign-in, whose first answer is lost and which is changed then: the code of both is told. It is answered
 * by the bureau, read with its code; and made the draft of a card.
 */
export async function residentAsksBureau(people) {
  const resident = await people.phone()
  const code = await asks(resident)
  const editor = await people.desk()
  await answers(editor)
  await reads(resident, code)
  await becomesCard(editor)
}

async function asks(resident) {
  await resident.go('/#/packages/needs/ask')
  await resident.look('70-问一问')
  const before = await changesAfterLostAnswer(resident)
  await resident.press('button', '提问')
  await resident.sees('问题收到了')
  await resident.look('71-问题收到了')
  const words = await codeOf(resident)
  assert.notEqual(words, before)
  await resident.press('button', '去“我的提问和意见”')
  await resident.press('button', '看回答')
  await resident.sees(/还没有回答/)
  return words
}

/** The server has taken the question, and nobody hears of it; pressed again with other words it makes no second one. */
async function changesAfterLostAnswer(resident) {
  const question = resident.page.locator('textarea').filter({ visible: true })
  await question.fill(BEFORE)
  const lose = async (route) => {
    await route.fetch()
    await route.abort()
  }
  resident.expect(/ERR_FAILED.*without-account/)
  await resident.page.route(/without-account$/, lose, { times: 1 })
  await resident.press('button', '提问')
  await resident.sees('没有交上去')
  await resident.page.reload()
  await resident.page.waitForFunction((words) => document.querySelector('textarea')?.value === words, BEFORE)
  await question.fill(ASKED)
  resident.expect(/status of 422/)
  await resident.press('button', '提问')
  await resident.sees(/^收到的是您改之前写的那一次/)
  await resident.look('71-收到的是前一次')
  const code = await codeOf(resident)
  await resident.press('button', '记好了，回去看改过的')
  await resident.page.waitForFunction((words) => document.querySelector('textarea')?.value === words, ASKED)
  return code
}

async function codeOf(resident) {
  const code = resident.page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).filter({ visible: true }).first()
  return (await code.innerText()).trim()
}

async function answers(editor) {
  await signIn(editor, 'editor')
  await editor.go('/admin/#/questions')
  await editor.press('link', /外婆留下的旧房子/)
  await editor.page.getByLabel('写给提问的人').fill(ANSWERED)
  await editor.look('n1-提问')
  await editor.press('button', '回答，提问的人就能看到')
  await editor.thing('button', '改回答').waitFor()
}

async function reads(resident, code) {
  await resident.go(`/#/packages/needs/mine?code=${code}`)
  await resident.press('button', '看回答')
  await resident.sees(ANSWERED)
  await resident.look('72-看回答')
}

async function becomesCard(editor) {
  await editor.press('button', '整理问法')
  await editor.press('button', '定下来')
  await editor.press('button', '写成卡片')
  await editor.page.getByRole('dialog').locator('.el-select__wrapper').click()
  await editor.press('option', '老人身后事')
  await editor.look('n2-写成卡片')
  await editor.press('button', '开始写')
  await editor.thing('button', '保存草稿').waitFor()
  await editor.go('/admin/#/needs')
  await editor.thing('heading', '需求画像').waitFor()
  await editor.look('n3-群众需求')
}
