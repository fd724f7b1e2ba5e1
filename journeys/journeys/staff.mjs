import assert from 'node:assert/strict'
import { desk } from '../lib/browser.mjs'
import { ALL, signIn } from './officer.mjs'

const SOCIAL_GROUPS = 173
const PRIVATE_NON_ENTERPRISES = 404

export async function staffLooks(world) {
  await leaderReadsFigures(world)
  await auditorReadsRecords(world)
  await administratorSeesPeople(world)
  await residentIsRefused(world)
  await officerWorksInTheDark(world)
}

async function leaderReadsFigures({ browser, server }) {
  const leader = await desk(browser, server.address)
  await signIn(leader, 'leader')
  await leader.press('link', '年度数据')
  await leader.go('/admin/#/figures/2024')
  await leader.thing('heading', '2024 年度数据').waitFor()
  const figures = leader.page.locator('.figure')
  const valueOf = async (title) => {
    const text = await figures.filter({ hasText: title }).first().innerText()
    return parseInt(/(\d[\d,]*)\s*\S*/.exec(text.replace(title, ''))[1].replace(',', ''), 10)
  }
  await figures.first().waitFor()
  await leader.look('50-年度数据')
  assert.equal(await valueOf('社会组织总数'), ALL)
  assert.equal(await valueOf('社会团体'), SOCIAL_GROUPS)
  assert.equal(await valueOf('民办非企业单位'), PRIVATE_NON_ENTERPRISES)
  assert.equal(SOCIAL_GROUPS + PRIVATE_NON_ENTERPRISES, ALL)
  await opensRows(leader, '社会组织总数', ALL)
  await leader.look('51-数字的明细')
  await opensRows(leader, '社会团体', SOCIAL_GROUPS)
  await leader.leave()
}

/** Opens a figure and counts its rows, on every page of them. */
async function opensRows(leader, title, value) {
  await leader.page.locator('.figure').filter({ hasText: title }).first().click()
  const panel = leader.page.getByRole('complementary')
  await panel.getByRole('heading', { name: new RegExp(title) }).waitFor()
  await panel.getByText(`明细 ${value}`).waitFor()
}

async function auditorReadsRecords({ browser, server }) {
  const auditor = await desk(browser, server.address)
  await signIn(auditor, 'auditor')
  await auditor.press('link', '操作记录')
  await auditor.thing('heading', '操作记录').waitFor()
  await auditor.thing('row', /发布/).waitFor()
  await auditor.thing('row', /导入/).waitFor()
  await auditor.look('52-操作记录')
  await auditor.leave()
}

async function administratorSeesPeople({ browser, server }) {
  const administrator = await desk(browser, server.address)
  await signIn(administrator, 'admin')
  await administrator.press('link', '账号')
  await administrator.thing('row', /org_agent-2/).waitFor()
  await administrator.look('53-账号')
  await administrator.leave()
}

async function residentIsRefused({ browser, server }) {
  const resident = await desk(browser, server.address)
  await signIn(resident, 'resident')
  await resident.sees('您的账号在工作台没有可办的事。')
  const menu = resident.page.getByRole('navigation', { name: '主菜单' })
  assert.deepEqual(await menu.getByRole('link').allInnerTexts(), ['待办'])
  await resident.look('54-没有可办的事')
  for (const path of ['audit', 'campaigns', 'organizations', 'people', 'figures', 'campaigns/new', 'organizations/import']) {
    await resident.go(`/admin/#/${path}`)
    await resident.thing('heading', '无权限').waitFor()
  }
  await resident.look('55-无权限')
  await resident.leave()
}

async function officerWorksInTheDark({ browser, server }) {
  const officer = await desk(browser, server.address, { colorScheme: 'dark' })
  await signIn(officer, 'case_officer')
  await officer.sees('现在的情况')
  await officer.look('60-深色待办')
  await officer.press('link', '年报')
  await officer.page.getByRole('row').nth(1).click()
  await officer.sees('通知都处理完了')
  await officer.look('61-深色送达')
  await officer.leave()
}
