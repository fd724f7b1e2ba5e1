import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { demoCaller } from '../lib/caller.mjs'
import { rowsOf } from '../lib/workbook.mjs'
import { PASSWORD, signIn } from './officer.mjs'

const TITLE = '演示：登录到期也不能丢的通知'
const WORDS = '{organization}：\n\n演示正文，写到一半。'
const QUESTION = '演示：登录到期也不能丢的卡片？'

/** A list is filtered and taken along; the trail knows what. */
export async function listIsTakenAlong(people, world) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '办事机构')
  await officer.thing('heading', '办事机构').waitFor()
  const shown = officer.page.getByRole('table')
  await shown.getByRole('row').nth(1).waitFor()
  await officer.look('t0-可以导出的表格')
  const [download] = await Promise.all([officer.page.waitForEvent('download'), officer.press('button', '导出表格')])
  assert.match(download.suggestedFilename(), /^办事机构-\d{4}-\d\d-\d\d\.xlsx$/)
  const rows = rowsOf(await readFile(await download.path()))
  const caller = await demoCaller(world.server.address, 'case_officer')
  const { total } = await caller('GET', '/api/office-records?page=1&size=1')
  assert.equal(rows.length, total + 1)
  assert.equal(rows[1][0], await firstCell(shown))
  const auditor = await demoCaller(world.server.address, 'auditor')
  const { items } = await auditor('GET', '/api/audit-events?action=recordListExport&page=1&size=1')
  assert.equal(items[0].subject, 'list/listOfficeRecords')
  assert.match(items[0].reason, new RegExp(`${total} 行`))
}

const firstCell = (table) => table.getByRole('row').nth(1).getByRole('cell').first().innerText().then((text) => text.replace(/\s+/g, ' ').trim())

/** Where each step of the guide leads, by who may go there. */
const WAYS = {
  admin: [['工作人员的账号和角色', '管账号', '账号'], ['微信小程序', '看微信', '微信']],
  case_officer: [
    ['社会组织名册', '导入名册', '导入名册'], ['法律法规正文', '看法律法规', '法律法规'], ['放假安排', '录入放假安排', '放假安排'],
    ['试发一份通知', '写通知', '写一份通知'],
  ],
}

/** The way to open a county says of each step how it stands and what is missing, and leads there and back. */
export async function countyIsSetUp(people, { server }) {
  for (const [account, ways] of Object.entries(WAYS)) {
    const caller = await demoCaller(server.address, account)
    const person = await people.desk()
    await signIn(person, account)
    for (const [step, label, title] of ways) {
      await person.go('/admin/#/setup')
      await tellsTheTruth(person, await caller('GET', '/api/county-setup'))
      await person.thing('listitem', step).getByRole('link', { name: label }).click()
      await person.page.getByRole('heading', { level: 1, name: new RegExp(`^${title}`) }).waitFor()
    }
    await person.go('/admin/#/setup')
    await person.thing('listitem', '镇街和村居').waitFor()
    await person.look(`t1-开办向导-${account}`, { fullPage: true })
  }
}

/** Every step stands there with what the server found, and the count above is that of those with something missing. */
async function tellsTheTruth(person, { steps }) {
  await person.thing('heading', '开办向导').waitFor()
  for (const { found } of steps) await person.sees(found, { exact: true })
  const open = steps.filter(({ missing }) => missing.length > 0)
  await person.sees(open.length ? `还差 ${open.length} 步` : '都齐了')
  for (const { missing } of open) await person.sees(missing[0], { exact: true })
}

/** The session ends while somebody writes: who signs in again finds every word where it was. */
export async function nothingIsLost(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await writesCircular(officer)
  await officer.context.clearCookies()
  await officer.press('button', '保存草稿')
  await comesBack(officer)
  assert.equal(await officer.page.getByLabel('名称', { exact: true }).inputValue(), TITLE)
  assert.equal(await officer.page.getByLabel('正文', { exact: true }).inputValue(), WORDS)

  const editor = await people.desk()
  await signIn(editor, 'editor')
  await editor.go('/admin/#/content')
  await editor.press('button', '写一张卡片')
  await editor.thing('heading', '写一张卡片').waitFor()
  // The check of these words must be back: asked without a session, it would put the sign-in over the next field.
  const missing = editor.page.getByText('请写问题')
  await missing.waitFor()
  await editor.page.getByLabel('问题', { exact: true }).fill(QUESTION)
  await missing.waitFor({ state: 'hidden' })
  await editor.context.clearCookies()
  await editor.page.getByLabel('回答第 1 句', { exact: true }).fill('演示回答。')
  await comesBack(editor)
  assert.equal(await editor.page.getByLabel('问题', { exact: true }).inputValue(), QUESTION)
  assert.equal(await editor.page.getByLabel('回答第 1 句', { exact: true }).inputValue(), '演示回答。')
}

async function writesCircular(officer) {
  await officer.go('/admin/#/circulars/new')
  await officer.thing('heading', '写一份通知').waitFor()
  await officer.page.getByRole('main').getByText('自己写', { exact: true }).click()
  await officer.page.getByLabel('名称', { exact: true }).fill(TITLE)
  await officer.page.getByLabel('标题', { exact: true }).fill('演示：请看')
  await officer.page.getByLabel('正文', { exact: true }).fill(WORDS)
}

export async function comesBack(person, picture = 't2-登录到期') {
  await person.sees(/的登录已到期。重新登录后，您会回到原来的页面/)
  await person.look(picture)
  await person.page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await person.press('button', '登录')
  await person.page.getByText(/的登录已到期/).waitFor({ state: 'hidden' })
}
