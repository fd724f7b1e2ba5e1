import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'

const TITLE = '演示：委托普法演出的协议'
const QUESTION = '演示：请看违约条款和验收标准。'
const OPINION = '演示：违约条款只约束一方，建议补上对方的违约责任。'

/** An officer asks about a template and about a document; the counsel finds both by their last day and answers one. */
export async function counselAnswers(people, world) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await asksOnTemplate(officer, world)
  await asksOnDocument(officer)

  const counsel = await people.desk()
  await signIn(counsel, 'counsel')
  await counsel.sees(/件事请您出法律顾问意见/)
  await counsel.look('z1-法律顾问的待办')
  await counsel.press('link', '法律顾问')
  await counsel.thing('heading', '待出意见').waitFor()
  await counsel.look('z2-待出意见')
  await counsel.page.getByRole('row').filter({ hasText: TITLE }).click()
  await counsel.sees(QUESTION)
  await answers(counsel)
  await officer.page.reload()
  await officer.sees(OPINION)
  await officer.look('z5-意见', { fullPage: true })
}

async function asksOnTemplate(officer, world) {
  const caller = await demoCaller(world.server.address, 'case_officer')
  const { items } = await caller('GET', '/api/templates')
  await officer.go(`/admin/#/templates/${items[0].id}`)
  await officer.press('button', '请法律顾问出意见')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交' }).click()
  await officer.sees(/请写明请法律顾问看什么/)
  await dialog.getByRole('textbox', { name: '请看什么' }).fill('演示：请看引用的条文对不对。')
  await officer.look('z0-请法律顾问')
  await dialog.getByRole('button', { name: '提交' }).click()
  await officer.page.getByRole('region', { name: '法律顾问意见' }).getByText('待出意见').waitFor()
}

async function asksOnDocument(officer) {
  await officer.press('link', '法律顾问')
  await officer.press('button', '请看一份文件')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '文件的名称' }).fill(TITLE)
  const [chooser] = await Promise.all([officer.page.waitForEvent('filechooser'), dialog.getByRole('button', { name: '选择文件' }).click()])
  await chooser.setFiles({ name: '演示协议.png', mimeType: 'image/png', buffer: await officer.page.screenshot() })
  await dialog.getByRole('textbox', { name: '请看什么' }).fill(QUESTION)
  await dialog.getByRole('button', { name: '提交' }).click()
  await officer.thing('heading', TITLE).waitFor()
}

async function answers(counsel) {
  await counsel.press('button', /^提交意见/)
  await counsel.sees('请选同意、修改后同意或者不同意。')
  await counsel.page.getByText('修改后同意', { exact: true }).click()
  await counsel.page.getByRole('textbox', { name: '意见和理由' }).fill(OPINION)
  await counsel.press('button', '加一条依据')
  await counsel.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await counsel.look('z3-出具意见', { fullPage: true })
  await counsel.press('button', /^提交意见/)
  await counsel.sees(OPINION)
  await counsel.look('z4-出好了', { fullPage: true })
}
