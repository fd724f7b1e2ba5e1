import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { binds, files, soundReturn } from '../lib/returns.mjs'
import { signIn } from './officer.mjs'

const LAST = new Date().getFullYear() - 1
const WANTED = 3
const REASON = '演示：活动总结没有写参加人数，请补上再报。'

/**
 * The supervising unit at its own desk: reads a return, says no with the reason, agrees to two others at once, and finds
 * later what it said.
 */
export async function unitDecidesAtItsDesk(people, world) {
  const { address } = world.server
  const officer = await demoCaller(address, 'case_officer')
  const [unit, organizations] = await underOneUnit(officer, [world.troubled.id, world.plain.id])
  await officer('PUT', '/api/supervising-units', { seen: 0, unit, email: 'yanshi-unit@example.com', account: 'supervising_unit' })
  for (const organization of organizations) {
    await binds(officer, world.filer, organization)
    await files(world.filer, world.campaign, organization.id, soundReturn(LAST))
  }
  const clerk = await people.desk()
  await signIn(clerk, 'supervising_unit')
  await clerk.sees(/份年报等您初审/)
  await clerk.look('y0-业务主管单位的待办')
  await clerk.press('link', '初审')
  await clerk.thing('heading', '初审', { exact: true }).waitFor()
  await clerk.sees(unit, { exact: false })
  const [refused, ...agreed] = organizations.map(({ name }) => name)
  await refuses(clerk, refused)
  await agreesTo(clerk, agreed)

  await clerk.page.getByRole('radiogroup', { name: '初审情况' }).getByText('全部').click()
  for (const name of agreed) await clerk.page.getByRole('row').filter({ hasText: name }).filter({ hasText: '已同意' }).waitFor()
  await clerk.look('y4-初审过的')
  const desk = await demoCaller(address, 'supervising_unit')
  const { items } = await desk('GET', '/api/consent-requests?page=1&size=50')
  const stateOf = (name) => items.find(({ organizationName }) => organizationName === name).consent.state
  assert.deepEqual(agreed.map(stateOf), ['given', 'given'])
  assert.equal(stateOf(refused), 'objected')
}

/** Three that have one and the same, and no return yet. */
async function underOneUnit(officer, taken) {
  const { items } = await officer('GET', '/api/organizations?type=social_group&size=100')
  const byUnit = new Map()
  for (const one of items.filter(({ id, registeredOn }) => registeredOn < '2018' && !taken.includes(id))) {
    const { supervisingUnit } = await officer('GET', `/api/organizations/${one.id}`)
    if (!supervisingUnit) continue
    byUnit.set(supervisingUnit, [...(byUnit.get(supervisingUnit) ?? []), one])
    if (byUnit.get(supervisingUnit).length === WANTED) return [supervisingUnit, byUnit.get(supervisingUnit)]
  }
  throw new Error('no supervising unit has three organisations')
}

async function refuses(clerk, name) {
  await clerk.page.getByRole('row').filter({ hasText: name }).click()
  await clerk.sees('请看完下面的内容再决定。同意以后不能收回。')
  await clerk.look('y1-看一份年报')
  await clerk.press('button', '不同意', { exact: true })
  await clerk.page.getByRole('dialog').getByRole('textbox').fill(REASON)
  await clerk.press('button', '不同意，告诉单位')
  await clerk.sees(`已告诉${name}：不同意。`)
  await clerk.sees(REASON, { exact: false })
  await clerk.look('y2-不同意')
  await clerk.page.keyboard.press('Escape')
}

async function agreesTo(clerk, names) {
  for (const name of names) await clerk.page.getByRole('row').filter({ hasText: name }).locator('.el-checkbox').click()
  await clerk.press('button', '同意选中的 2 份')
  const dialog = clerk.page.getByRole('dialog')
  for (const name of names) await dialog.getByText(name).waitFor()
  await clerk.look('y3-同意几份')
  await dialog.getByRole('button', { name: '同意这 2 份，不能收回' }).click()
  await clerk.sees('已同意 2 份年报。')
}
