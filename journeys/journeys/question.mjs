import { signIn } from './officer.mjs'

const ASKED = '演示：外婆留下的旧房子证上还是外公的名字，怎么办？'
const ANSWERED = '演示：先到公证处或者不动产登记中心问要带的材料。'

/** A question without sign-in, answered by the bureau, read with its code; and made the draft of a card. */
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
  await resident.page.locator('textarea').filter({ visible: true }).fill(ASKED)
  await resident.press('button', '提问')
  await resident.sees('问题收到了')
  await resident.look('71-问题收到了')
  const words = await resident.page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).filter({ visible: true }).first().innerText()
  await resident.press('button', '去“我的提问和意见”')
  await resident.press('button', '看回答')
  await resident.sees(/还没有回答/)
  return words.trim()
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
