import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'

const TITLE = '演示·部门用账号来填的活动'
const NOTE = '演示：讲了反家暴，回答了七个人的问题。'

/** A partner department with an account: finds the invitation at its desk, answers, adds a photo, corrects itself, and sees what the others said. */
export async function departmentAnswersAtItsDesk(people, { server }) {
  const officer = await demoCaller(server.address, 'case_officer')
  const partner = await demoCaller(server.address, 'partner')
  const { id } = await partner('GET', '/api/me')
  const departments = [{ department: '演示妇联', partner: id }, { department: '演示司法局' }]
  const { sheet } = await officer('POST', '/api/joint-sheets', { title: TITLE, kind: 'stand', plannedOn: '2026-12-04', place: '演示广场', departments })

  const clerk = await people.desk()
  await signIn(clerk, 'partner')
  await clerk.sees(/协作普法等您回复/)
  await clerk.look('z0-协作部门的待办')
  await clerk.press('link', '协作普法', { exact: true })
  await clerk.thing('heading', '协作普法', { exact: true }).waitFor()
  await clerk.sees('演示司法局')
  await clerk.look('z1-邀请您的活动')
  await answers(clerk)
  await corrects(clerk)

  const { parts } = await officer('GET', `/api/joint-sheets/${sheet.id}`)
  const { people: came, copies, note, photos, state } = parts.find(({ department }) => department === '演示妇联')
  assert.deepEqual([came, copies, note, photos.length, state], [42, 80, NOTE, 1, 'confirmed'])
  await officer('POST', `/api/joint-sheets/${sheet.id}/cancel`, { reason: '演示：走完了' })
}

async function answers(clerk) {
  await clerk.press('button', `填写 ${TITLE}`)
  const dialog = clerk.page.getByRole('dialog')
  await dialog.getByLabel(/^来了多少人/).fill('35')
  await dialog.getByLabel(/^发了多少份资料/).fill('80')
  await dialog.getByLabel(/^做了什么/).fill(NOTE)
  const photo = await clerk.page.screenshot()
  const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), dialog.getByRole('button', { name: '选择照片', exact: true }).click()])
  await chooser.setFiles({ name: '演示现场.png', mimeType: 'image/png', buffer: photo })
  await dialog.getByRole('img', { name: '演示现场.png' }).waitFor()
  await clerk.look('z2-填自己部门的')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await card(clerk).getByText('来了 35 人，发了 80 份').waitFor()
}

async function corrects(clerk) {
  await clerk.press('button', `修改 ${TITLE}`)
  const dialog = clerk.page.getByRole('dialog')
  await dialog.getByRole('img', { name: '已有的照片 1' }).waitFor()
  await dialog.getByLabel(/^来了多少人/).fill('42')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await card(clerk).getByText('来了 42 人，发了 80 份').waitFor()
  await clerk.look('z3-填好了')
}

const card = (clerk) => clerk.page.getByRole('listitem').filter({ has: clerk.page.getByRole('heading', { name: TITLE }) })
