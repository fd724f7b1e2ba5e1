import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'

/**
 * Two returns are taken at once: who they are is seen before, what became of it after, and it is taken back in one go, so
 * that nobody has them again.
 */
export async function severalAreTakenAndGivenBack(people, { troubled, plain }) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '年报审查')
  const names = [troubled.name, plain.name]
  for (const name of names) await ticks(officer, name)
  await officer.page.getByRole('region', { name: '选中的' }).getByText('已选 2 份').waitFor()
  await officer.look('v0a-选了两份')

  await officer.press('button', '领取 2 份')
  const dialog = officer.page.getByRole('dialog')
  for (const name of names) await dialog.getByRole('list', { name: '要领取的' }).getByText(name).waitFor()
  await officer.look('v0b-先看领哪些')
  await dialog.getByRole('button', { name: '领取 2 份' }).click()
  await dialog.getByText('办好 2 份。', { exact: true }).waitFor()
  await officer.look('v0c-领好了')

  await dialog.getByRole('button', { name: '撤回刚才办好的 2 份' }).click()
  await dialog.getByText('撤回了 2 份。', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: '知道了' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const name of names) await newest(officer, name).filter({ hasText: '没人领' }).waitFor()
  await officer.page.getByRole('region', { name: '选中的' }).waitFor({ state: 'detached' })
  await officer.look('v0d-又没人领')
}

async function ticks(officer, name) {
  const row = newest(officer, name)
  await row.waitFor()
  await row.locator('.el-checkbox').click()
}

/** The return of last year; one of them has an older one, too. */
const newest = (officer, name) => officer.page.getByRole('row').filter({ hasText: name }).filter({ hasText: String(new Date().getFullYear() - 1) })

const HEARD = ['演示·镇里的强制报告讲座（上）', '演示·镇里的强制报告讲座（下）']
const ASKED_BY = '演示·罗州派出所'
const HOURS = 3

/** Hours that one paper proves are confirmed together; the yearly question to the police is written down for several at once. */
export async function severalAreDecidedTogether(people, { server }) {
  const director = await demoCaller(server.address, 'child_director')
  const heldOn = day(-20)
  for (const title of HEARD) await director('POST', '/api/me/hours/statements', { heldOn, title, minutes: HOURS * 30 })
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await confirmsHours(officer)
  const { stated } = await director('GET', '/api/me/hours')
  for (const title of HEARD) assert.equal(stated.find((one) => one.title === title).state, 'confirmed')
  await recordsChecks(officer)
}

async function confirmsHours(officer) {
  await officer.go('/admin/#/hours-statements')
  for (const title of HEARD) await officer.thing('row', new RegExp(title.replace(/[（）]/g, '.'))).locator('.el-checkbox').click()
  await officer.press('button', '确认 2 条')
  const dialog = officer.page.getByRole('dialog')
  for (const title of HEARD) await dialog.getByRole('list', { name: '要确认的' }).getByText(title).waitFor()
  const goes = dialog.getByRole('button', { name: '确认 2 条' })
  assert.equal(await goes.isDisabled(), true)
  await dialog.getByRole('textbox').fill('演示：看过签到表')
  await officer.look('y5-先看确认哪些学时')
  await goes.click()
  await dialog.getByText('办好 2 条。', { exact: true }).waitFor()
  await officer.look('y6-学时确认好了')
  await dialog.getByRole('button', { name: '知道了' }).click()
  await officer.page.getByRole('region', { name: '选中的' }).waitFor({ state: 'detached' })
}

async function recordsChecks(officer) {
  await officer.go('/admin/#/coverage?show=unchecked')
  const table = officer.page.getByRole('table', { name: '岗位清单' })
  await table.locator('.el-checkbox').nth(1).waitFor()
  for (const nth of [0, 1]) await table.locator('.el-checkbox').nth(nth).click()
  await officer.press('button', '登记查询 2 人')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByPlaceholder(/^例如/).fill(ASKED_BY)
  await officer.look('y7-先看登记哪些查询')
  await dialog.getByRole('button', { name: '登记查询 2 人' }).click()
  await dialog.getByText('办好 2 人。', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: '知道了' }).click()
}

const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
