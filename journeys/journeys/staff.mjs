import assert from 'node:assert/strict'
import { ALL, signIn } from './officer.mjs'

const SOCIAL_GROUPS = 173
const PRIVATE_NON_ENTERPRISES = 404
const ALL_TITLE = '社会组织'
const SOCIAL_GROUPS_TITLE = '其中：社会团体'
const PRIVATE_NON_ENTERPRISES_TITLE = '其中：民办非企业单位'

export async function staffLooks(people) {
  await leaderReadsFigures(people)
  await auditorReadsRecords(people)
  await administratorSeesPeople(people)
  await residentIsRefused(people)
  await officerWorksInTheDark(people)
}

async function leaderReadsFigures(people) {
  const leader = await people.desk()
  await signIn(leader, 'leader')
  await leader.press('link', '年度数据')
  await leader.go('/admin/#/figures/2024')
  await leader.thing('heading', '2024 年度数据').waitFor()
  await figureOf(leader, ALL_TITLE).waitFor()
  await leader.look('50-年度数据')
  assert.equal(await valueOf(leader, ALL_TITLE), ALL)
  assert.equal(await valueOf(leader, SOCIAL_GROUPS_TITLE), SOCIAL_GROUPS)
  assert.equal(await valueOf(leader, PRIVATE_NON_ENTERPRISES_TITLE), PRIVATE_NON_ENTERPRISES)
  assert.equal(SOCIAL_GROUPS + PRIVATE_NON_ENTERPRISES, ALL)
  await opensRows(leader, SOCIAL_GROUPS_TITLE, SOCIAL_GROUPS)
  await opensRows(leader, ALL_TITLE, ALL)
  await leader.look('51-数字的明细')
}

function figureOf(leader, title) {
  return leader.page.locator('.figure').filter({ has: leader.page.getByText(title, { exact: true }) })
}

async function valueOf(leader, title) {
  return parseInt(await figureOf(leader, title).locator('.value').innerText(), 10)
}

/** Opens a figure and turns to the last page of its rows: the last row's number is the figure. */
async function opensRows(leader, title, value) {
  await figureOf(leader, title).click()
  const panel = leader.page.getByRole('complementary')
  await panel.getByRole('heading', { name: `${title} ${value}` }).waitFor()
  await panel.getByText(`明细 ${value}`).waitFor()
  await panel.locator('.el-pager .number').last().click()
  await panel.locator('li').filter({ hasText: new RegExp(`^${value}`) }).waitFor()
}

async function auditorReadsRecords(people) {
  const auditor = await people.desk()
  await signIn(auditor, 'auditor')
  await auditor.press('link', '操作记录')
  await auditor.thing('heading', '操作记录').waitFor()
  await auditor.look('52-操作记录')
  await auditor.go('/admin/#/audit?action=releaseCampaign')
  await auditor.thing('row', /发布通知/).waitFor()
}

async function administratorSeesPeople(people) {
  const administrator = await people.desk()
  await signIn(administrator, 'admin')
  await administrator.press('link', '账号')
  await administrator.thing('row', /org_agent-2/).waitFor()
  await administrator.look('53-账号')
}

async function residentIsRefused(people) {
  const resident = await people.desk()
  await signIn(resident, 'resident')
  await resident.sees('您的账号在工作台没有可办的事。')
  const menu = resident.page.getByRole('navigation', { name: '主菜单' })
  assert.deepEqual(await menu.getByRole('link').allInnerTexts(), ['待办', '手机'])
  await resident.look('54-没有可办的事')
  for (const path of ['audit', 'campaigns', 'organizations', 'people', 'figures', 'campaigns/new', 'organizations/import']) {
    await resident.go(`/admin/#/${path}`)
    await resident.thing('heading', '您的账号打不开这一页').waitFor()
  }
  await resident.look('55-无权限')
}

async function officerWorksInTheDark(people) {
  const officer = await people.desk({ colorScheme: 'dark' })
  await signIn(officer, 'case_officer')
  await officer.sees('现在的情况')
  await officer.look('60-深色待办')
  await officer.press('link', '年报')
  await officer.thing('heading', '年报', { exact: true }).waitFor()
  await officer.page.getByRole('row').nth(1).click()
  await officer.sees('通知都处理完了')
  await officer.look('61-深色送达')
}
