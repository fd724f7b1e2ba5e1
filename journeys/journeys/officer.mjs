import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { workbook } from '../lib/sheet.mjs'

export const PASSWORD = 'demo-password-1'
export const ALL = 577

const COLUMNS = [
  '统一社会信用代码', '名称', '类型', '慈善组织', '镇街', '住所', '登记日期', '法定代表人', '业务主管单位', '联系人', '联系电话', '电子邮箱',
]
const BROKEN = [
  ['51440881DEM00001', '廉江市演示写错代码协会', '社会团体', '否', '罗州街道', '演示路1号', '2020-01-31', '演示张某某', '', '演示李某某', '10012345678', ''],
  ['', '廉江市演示没有代码协会', '俱乐部', '也许', '没有这个镇', '演示路2号', '2020年2月30日', '演示王某某', '', '演示陈某某', '电话', '不是邮箱'],
]

export async function signIn(person, account) {
  // Asked for the session before there is one.
  person.expect(/status of 401/)
  await person.go('/admin/')
  await person.page.getByLabel('账号', { exact: true }).fill(account)
  await person.page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await person.press('button', '登录')
  await person.thing('heading', '待办').waitFor()
}

export async function officerSends(people, world) {
  const officer = await people.desk()
  officer.expect(/status of 401/)
  await officer.go('/admin/')
  await officer.sees('演示账号')
  await officer.look('20-工作台登录')
  await refusesWrongPassword(officer)
  await signIn(officer, 'case_officer')
  await keepsCookie(officer)
  await officer.sees('现在的情况')
  await officer.look('21-待办')

  await importsBroken(officer, world.server)
  await importsRegister(officer, world.server)
  await looksUp(officer)
  await drafts(officer)
  await releases(people, officer)
  await opensRecipients(officer)
  world.officer = people.handOver(officer)
}

async function refusesWrongPassword(officer) {
  await officer.page.getByLabel('账号', { exact: true }).fill('case_officer')
  await officer.page.getByLabel('密码', { exact: true }).fill('not-the-password')
  await officer.press('button', '登录')
  await officer.page.getByRole('alert').waitFor()
  await officer.look('22-密码不对')
}

/** Chromium takes a Secure cookie without TLS only from this machine itself. */
async function keepsCookie(officer) {
  const cookies = await officer.context.cookies()
  const session = cookies.find(({ name }) => name === '__Host-pufa')
  assert.ok(session?.secure && session.httpOnly, 'a Secure, HttpOnly __Host- cookie')
  assert.equal(session.sameSite, 'Strict')
  await officer.page.reload()
  await officer.thing('heading', '待办').waitFor()
}

export async function chooseFile(officer, path) {
  const [chooser] = await Promise.all([
    officer.page.waitForEvent('filechooser'),
    officer.press('button', /^(选择表格|换一个表格)$/),
  ])
  await chooser.setFiles(path)
  await officer.press('button', '导入名册')
}

async function importsBroken(officer, server) {
  officer.expect(/status of 422/)
  const path = server.file('broken.xlsx')
  await writeFile(path, workbook([COLUMNS, ...BROKEN]))
  await officer.press('link', '社会组织')
  await officer.press('button', '导入名册')
  await officer.thing('heading', '导入名册').waitFor()
  await officer.look('23-导入名册')
  await chooseFile(officer, path)
  const errors = officer.page.getByRole('table', { name: '表格里要改的地方' })
  await errors.waitFor()
  await officer.sees(/一行都没有存入/)
  const rows = await errors.getByRole('row').allInnerTexts()
  for (const [row, column] of [['2', '统一社会信用代码'], ['3', '类型'], ['3', '镇街'], ['3', '登记日期']]) {
    assert.ok(rows.some((text) => text.startsWith(row) && text.includes(column)), `row ${row} says what is wrong with ${column}`)
  }
  await officer.look('24-表格有错')
}

async function importsRegister(officer, server) {
  await chooseFile(officer, server.file('demo-register.xlsx'))
  await officer.sees(new RegExp(`导入好了：表里 ${ALL} 家`))
  await officer.look('25-导入好了')
}

async function looksUp(officer) {
  await officer.press('link', '看社会组织名册')
  await officer.sees(`名册共 ${ALL} 家`)
  await officer.look('26-社会组织')
  await officer.page.getByRole('row').nth(1).click()
  await officer.thing('heading', '联系人').waitFor()
  await officer.look('27-社会组织详情')
  await officer.page.keyboard.press('Escape')
  await officer.page.getByLabel('搜索名称或信用代码').fill('没有这样的组织')
  await officer.sees(/没有/)
  await officer.page.getByRole('row').first().waitFor({ state: 'detached' })
  await officer.look('28-没有结果')
}

async function drafts(officer) {
  const number = `廉民发〔${new Date().getFullYear()}〕17号`
  await officer.press('link', '年报')
  await officer.thing('heading', '年报').waitFor()
  await officer.page.getByRole('row').first().waitFor()
  await officer.look('29-年报')
  await officer.press('button', '新建年报工作')
  await officer.thing('heading', '新建年报工作').waitFor()
  await officer.press('button', '保存草稿')
  await officer.sees('请填写文号。')
  await officer.look('30-新建年报工作')
  await choosesYear(officer)
  await officer.page.getByLabel('文号').fill(number.replace('〔', '[').replace('〕', ']'))
  await officer.press('button', '保存草稿')
  await officer.sees(number)
  await officer.page.waitForURL(/#\/campaigns\/[0-9a-f-]{36}/)
  await officer.look('32-草稿')
  await officer.press('button', '看名单')
  await officer.thing('heading', /年度年报名单/).waitFor()
  await officer.page.getByRole('row').nth(1).waitFor()
  await officer.look('32a-名单')
  await officer.page.goBack()
  await officer.press('button', '送审')
  await officer.sees('已经送审')
  await officer.look('32b-送审')
}

/** Last year's reports: on every day of this year they may be filed, and with three weeks left none is late. */
async function choosesYear(officer) {
  await officer.page.getByRole('main').getByText(/^\d{4} 年度$/).first().click()
  await officer.press('option', `${new Date().getFullYear() - 1} 年度`)
  await officer.page.getByLabel('截止日期').fill(new Date(Date.now() + 21 * 86_400_000).toLocaleDateString('sv-SE'))
  await officer.page.keyboard.press('Enter')
}

/** Who drafted it does not release it. */
async function releases(people, officer) {
  const approver = await people.desk()
  await signIn(approver, 'approver')
  await approver.go(`/admin/${new URL(officer.page.url()).hash}`)
  await approver.press('button', `给 ${ALL} 家组织发送通知`)
  await approver.thing('button', `确认发送给 ${ALL} 家`).waitFor()
  await approver.look('31-发送前确认')
  await approver.press('button', '先不做')
  await approver.thing('button', `给 ${ALL} 家组织发送通知`).waitFor()

  await approver.page.evaluate(recordFigures)
  await approver.press('button', `给 ${ALL} 家组织发送通知`)
  await approver.press('button', `确认发送给 ${ALL} 家`)
  await approver.page.waitForFunction(() => window.seen?.length > 1)
  await approver.picture('33-正在发送')
  await approver.page.getByText('通知都处理完了').waitFor({ timeout: 60_000 })
  const seen = await approver.page.evaluate(() => window.seen)
  assert.ok(seen.length >= 3, `the figures counted up before the approver's eyes: ${seen}`)
  assert.deepEqual(seen, seen.toSorted((a, b) => a - b), 'and never down')
  assert.equal(seen.at(-1), ALL)

  await officer.page.reload()
  await officer.page.getByText('通知都处理完了').waitFor({ timeout: 60_000 })
  assert.equal(await figure(officer, 'failed'), 0)
  assert.equal(await figure(officer, 'read'), 0)
  await officer.look('34-发送完')
}

/** In the page: every number of sent notices that could be seen; a reload would lose them. */
function recordFigures() {
  window.seen = []
  const look = () => {
    const text = document.querySelector('[data-figure=sent]')?.firstChild?.textContent
    if (text && Number(text) !== window.seen.at(-1)) window.seen.push(Number(text))
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

export async function figure(officer, name) {
  return parseInt(await officer.page.locator(`[data-figure=${name}]`).innerText(), 10)
}

async function opensRecipients(officer) {
  await officer.press('button', String(ALL), { exact: true })
  const table = officer.page.getByRole('table', { name: '送达明细' })
  await table.getByRole('row').nth(50).waitFor()
  await officer.sees(new RegExp(`${ALL} 封`))
  await officer.look('35-送达明细')
}
