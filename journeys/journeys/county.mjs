import assert from 'node:assert/strict'
import { figure, signIn } from './officer.mjs'

const TRAINING = '演示·儿童主任秋季培训'
const EVENT = '演示·圩日广场普法咨询'
const MINUTE = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }

/** A day at the counter: a training, an event, an organisation without its agent, and the returns still missing. */
export async function officerRunsCounty(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await opensTraining(officer)
  await recordsEvent(officer)
  await writesLetter(officer)
  await changesAgent(officer)
  await readsReturn(officer)
  await remindsRest(officer)
}

async function opensTraining(officer) {
  await officer.press('link', '培训', { exact: true })
  await officer.press('link', '培训班', { exact: true })
  await officer.thing('row', /演示/).waitFor()
  await officer.look('80-培训')
  await officer.press('button', '发布培训班')
  await officer.thing('heading', '发布培训班').waitFor()
  await officer.press('button', '发布培训班')
  await officer.page.getByRole('alert').first().waitFor()
  await officer.look('81-发布培训班')
  await fill(officer, '培训名称', TRAINING)
  await fill(officer, '名额', '40')
  await chooseMoment(officer, '报名截止', minute(10))
  await chooseMoment(officer, '上课开始', minute(14))
  await chooseMoment(officer, '上课结束', minute(15))
  await fill(officer, '地点', '演示党校一楼报告厅')
  await addChip(officer, '内容', '强制报告')
  await officer.press('button', '发布培训班')
  await officer.thing('heading', TRAINING).waitFor()
  await officer.sees('还没有人报名。')
  await officer.look('82-培训班')
}

async function recordsEvent(officer) {
  await officer.press('link', '普法活动')
  await officer.press('button', '记一场活动')
  await officer.thing('heading', '记一场活动').waitFor()
  await officer.page.getByRole('main').getByText('广场咨询', { exact: true }).click()
  await fill(officer, '名称', EVENT)
  await fill(officer, '地点', '演示圩镇文化广场')
  await addChip(officer, '协作部门', '县司法局')
  const [chooser] = await Promise.all([officer.page.waitForEvent('filechooser'), officer.press('button', '选择照片', { exact: true })])
  await chooser.setFiles({ name: '演示广场.png', mimeType: 'image/png', buffer: await officer.page.screenshot() })
  await officer.thing('img', '演示广场.png').waitFor()
  await officer.look('83-记一场活动')
  await officer.press('button', '保存这场活动')
  await officer.thing('heading', EVENT).waitFor()
  await officer.page.getByRole('img', { name: '活动照片 1' }).evaluate((image) => image.decode())
  await officer.look('84-普法活动')
}

async function writesLetter(officer) {
  await officer.press('link', '社会组织')
  await officer.thing('heading', '社会组织', { exact: true }).waitFor()
  await officer.page.getByRole('row').nth(3).click()
  await officer.press('button', '发邀请码')
  await officer.press('button', '生成邀请码')
  const code = await officer.page.getByLabel('邀请码', { exact: true }).innerText()
  await officer.sees(new RegExp(`邀请码[^]*${code}`))
  await officer.look('85-邀请码')
  await officer.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
}

async function changesAgent(officer) {
  await officer.press('button', '窗口换绑')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByPlaceholder('姓名，和身份证一致').fill('演示新来的经办人')
  await dialog.getByPlaceholder('以后用这个手机号登录').fill('10000006001')
  const [chooser] = await Promise.all([officer.page.waitForEvent('filechooser'), officer.press('button', '选择文件')])
  await chooser.setFiles({ name: '演示单位证明.png', mimeType: 'image/png', buffer: await officer.page.screenshot() })
  await dialog.getByPlaceholder(/凭单位证明办理/).fill('演示：原经办人离职，凭单位证明办理')
  await officer.look('86-窗口换绑')
  await officer.press('button', '绑定', { exact: true })
  await officer.sees(/演示新来的经办人现在是/)
  await officer.thing('link', '看材料').waitFor()
  await officer.look('87-经办人')
}

async function readsReturn(officer) {
  await officer.press('link', '年报')
  await officer.thing('heading', '年报', { exact: true }).waitFor()
  await officer.page.getByRole('row').nth(1).click()
  await officer.press('button', '看报送的年报')
  await officer.page.getByRole('table', { name: /^报送的年报/ }).getByRole('row').nth(1).click()
  await officer.thing('link', '看填报内容').waitFor()
  await officer.look('88-报送的年报')
  await officer.press('link', '年报工作')
}

async function remindsRest(officer) {
  await officer.page.locator('[data-figure=missing]').waitFor()
  const missing = await figure(officer, 'missing')
  await officer.press('button', `通知 ${missing} 家未报送单位`)
  await officer.press('button', `发催报通知给 ${missing} 家`)
  await officer.sees('催报已经发出')
  const told = await officer.page.getByRole('dialog').innerText()
  assert.match(told, new RegExp(`发给 ${missing} 家`))
  await officer.look('89-催报')
  await officer.press('button', '知道了')
}

function fill(person, label, text) {
  return person.page.getByRole('main').getByLabel(label).filter({ visible: true }).first().fill(text)
}

async function chooseMoment(person, label, text) {
  await fill(person, label, text)
  await person.page.keyboard.press('Enter')
}

async function addChip(person, label, text) {
  await fill(person, label, text)
  await person.page.keyboard.press('Enter')
  await person.page.keyboard.press('Escape')
}

/** This minute so many days from now, as the county's clocks show it. */
function minute(days) {
  return new Date(Date.now() + days * 86_400_000).toLocaleString('sv-SE', MINUTE)
}
