import assert from 'node:assert/strict'
import { totp } from '../lib/totp.mjs'
import { signIn } from './officer.mjs'

const ACCOUNT = 'chen.yanshi'
const NAME = '演示新科员'
const PASSWORD = '演示-清晨-竹林-小船-灯火'

export async function staffChanges(people) {
  const administrator = await people.desk()
  await signIn(administrator, 'admin')
  const password = await makesAccount(administrator)
  const officer = await people.desk()
  const secret = await securesAccount(officer, password)
  await signsInWithCode(officer, secret)
  await losesReviewer(administrator)
  await findsReviewer(administrator)
  await appointsDeputy(administrator)
}

async function choose(person, field, option) {
  await person.page.getByRole('combobox', { name: field }).filter({ visible: true }).first().click()
  await person.press('option', option)
}

async function fill(person, label, text) {
  const field = person.page.getByLabel(label, { exact: true }).and(person.page.locator('input, textarea'))
  await field.filter({ visible: true }).first().fill(text)
}

async function makesAccount(administrator) {
  await administrator.press('link', '账号')
  await administrator.thing('row', /case_officer/).waitFor()
  await administrator.look('70-账号')
  await administrator.press('button', '新建账号')
  await administrator.thing('heading', '新建账号').waitFor()
  await administrator.press('button', '新建账号')
  await administrator.sees('请填写姓名。')
  await administrator.look('71-新建账号')
  await fill(administrator, '姓名', NAME)
  await fill(administrator, '账号', ACCOUNT)
  await choose(administrator, '角色', '编辑')
  await fill(administrator, '理由', '调入普法岗位')
  await administrator.press('button', '新建账号')
  await administrator.sees(`${NAME}的账号开好了`)
  await administrator.look('72-初始密码')
  return administrator.page.locator('code[aria-label="初始密码"]').innerText()
}

async function typesPassword(officer, password) {
  await officer.go('/admin/')
  await fill(officer, '账号', ACCOUNT)
  await fill(officer, '密码', password)
  await officer.press('button', '登录')
}

/** A password of one's own and an authenticator; answers the authenticator's secret. */
async function securesAccount(officer, password) {
  officer.expect(/status of 401/)
  await typesPassword(officer, password)
  await officer.press('link', '换成自己的密码')
  await fill(officer, '现在的密码', password)
  await fill(officer, '新密码', PASSWORD)
  await fill(officer, '再填一次新密码', PASSWORD)
  await officer.look('73-登录安全')
  await officer.press('button', '修改密码')
  await officer.sees(/密码改好了/)

  await fill(officer, '登录密码', PASSWORD)
  await officer.press('button', '设置动态口令')
  await officer.thing('img', '动态口令的二维码').waitFor()
  await officer.look('74-设置动态口令')
  const secret = await officer.page.getByLabel('密钥').innerText()
  await fill(officer, '动态口令', totp(secret, { steps: -1 }))
  await officer.press('button', '确认，开始使用')
  await officer.sees(/动态口令设置好了/)
  await officer.press('button', new RegExp(NAME))
  await officer.press('button', '退出登录')
  await officer.thing('heading', '演示账号').waitFor()
  return secret
}

async function signsInWithCode(officer, secret) {
  await typesPassword(officer, PASSWORD)
  await officer.page.getByLabel('动态口令').waitFor()
  await officer.look('75-登录要动态口令')
  await officer.page.getByLabel('动态口令').fill('12345')
  await officer.press('button', '登录')
  await officer.sees('请填写手机上的六位数字。')
  await officer.page.getByLabel('动态口令').fill(totp(secret))
  await officer.press('button', '登录')
  await officer.thing('heading', '待办').waitFor()
}

/** The only one who may do a duty leaves, and the worklist says so. */
async function losesReviewer(administrator) {
  await administrator.press('link', '账号')
  await administrator.thing('row', /secrecy_reviewer/).click()
  await administrator.press('button', '停用账号')
  await fill(administrator, '理由', '调离本局')
  await administrator.press('button', '停用账号（立即退出所有登录）')
  await administrator.sees('账号已停用。')
  await administrator.press('link', '待办')
  await administrator.sees('今天没有人能做保密审查')
  await administrator.look('76-没有人能做')
}

/** Whoever writes does not review what was written; without the one role, the other can be given. */
async function findsReviewer(administrator) {
  administrator.expect(/status of 422/)
  await administrator.press('link', '授予角色')
  await administrator.thing('row', new RegExp(ACCOUNT)).click()
  await administrator.press('button', '授予角色')
  await choose(administrator, '角色', '保密审查')
  await fill(administrator, '理由', '接替保密审查')
  await administrator.press('button', '授予角色')
  await administrator.sees(/写稿的人不能审查自己的稿子/)
  await administrator.look('77-角色不能兼任')
  await administrator.press('button', '先不做')
  await administrator.press('button', '收回编辑')
  await fill(administrator, '理由', '改做保密审查')
  await administrator.press('button', '收回角色')
  await administrator.sees('角色已收回。')
  await administrator.press('button', '授予角色')
  await choose(administrator, '角色', '保密审查')
  await fill(administrator, '理由', '接替保密审查')
  await administrator.press('button', '授予角色')
  await administrator.sees('角色给好了，一秒内生效。')
  await administrator.press('link', '待办')
  await administrator.thing('heading', '待办').waitFor()
  await administrator.page.getByText('可以做的事').or(administrator.page.getByLabel('等您处理的事')).first().waitFor()
  assert.equal(await administrator.page.getByText('今天没有人能做').count(), 0, 'somebody can do every duty again')
}

async function appointsDeputy(administrator) {
  await administrator.press('link', '岗位')
  await administrator.thing('row', /审批和发布/).getByRole('link', { name: '任命代理人' }).click()
  await administrator.thing('heading', '任命代理人').waitFor()
  await choose(administrator, '由谁代理', /^演示编辑/)
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await fill(administrator, '到哪天（含当天）', today)
  await administrator.page.keyboard.press('Enter')
  await fill(administrator, '理由', '到省里开会一天')
  await administrator.look('78-任命代理人')
  await administrator.press('button', '任命代理人')
  await administrator.thing('row', /代理中.*演示分管领导/).waitFor()
  await administrator.press('link', '岗位')
  await administrator.thing('row', /演示分管领导（外出）[^]*演示编辑（代理演示分管领导）/).waitFor()
  await administrator.look('79-岗位')
}
