import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { demoCaller } from '../lib/caller.mjs'
import { workbook } from '../lib/sheet.mjs'
import { chooseFile, signIn } from './officer.mjs'

const COLUMNS = ['统一社会信用代码', '镇街', '住所']
const MOVED = '演示路88号'
const MISTYPED = '罗洲街道'

/**
 * Three organisations moved, and one township is mistyped: nothing is stored, the cell is named, on the page and in the
 * table that comes back; once it is right, the very same table goes in.
 */
export async function oneCellIsMended(people, { server }) {
  const rows = await movedRows(server.address)
  const file = server.file('moved.xlsx')
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.go('/admin/#/organizations/import')
  await officer.thing('heading', '导入名册').waitFor()

  await writeFile(file, workbook([COLUMNS, ...withFault(rows)]))
  await isRefused(officer, file)
  await bringsReasons(officer)
  assert.notEqual((await organizationOf(server.address, rows[0])).address, MOVED, 'not even the lines that were right')

  await writeFile(file, workbook([COLUMNS, ...rows]))
  await chooseFile(officer, file)
  await officer.sees(/^导入好了：表里 3 家/)
  await officer.look('2b-改好以后导入')
  for (const row of rows) assert.equal((await organizationOf(server.address, row)).address, MOVED)
}

async function movedRows(address) {
  const caller = await demoCaller(address, 'case_officer')
  const { townships } = await caller('GET', '/api/divisions')
  const { items } = await caller('GET', '/api/organizations?size=3')
  return items.map(({ creditCode, township }) => [creditCode, townships.find(({ code }) => code === township).name, MOVED])
}

const withFault = ([first, [code, , address], last]) => [first, [code, MISTYPED, address], last]

async function organizationOf(address, [creditCode]) {
  const caller = await demoCaller(address, 'case_officer')
  const { items } = await caller('GET', `/api/organizations?size=1&q=${creditCode}`)
  return caller('GET', `/api/organizations/${items[0].id}`)
}

async function isRefused(officer, file) {
  officer.expect(/status of 422/)
  await chooseFile(officer, file)
  const faults = officer.page.getByRole('table', { name: '表格里要改的地方' }).getByRole('row')
  await faults.nth(1).waitFor()
  assert.equal(await faults.count(), 2, 'the headings and the one fault')
  assert.match(await faults.nth(1).innerText(), /^3\s+镇街\s+\S/)
  await officer.look('2a-一个格子写错')
}

async function bringsReasons(officer) {
  const [download] = await Promise.all([officer.page.waitForEvent('download'), officer.press('button', '下载标出原因的表格')])
  assert.equal(download.suggestedFilename(), 'moved-标出原因.xlsx')
}
