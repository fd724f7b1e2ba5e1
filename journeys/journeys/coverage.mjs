import assert from 'node:assert/strict'
import { demoCaller, phoneCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

/** 永兴社区, where nobody stands in the demo. */
const VACATED = '440881003003'

/** Where somebody ready for duty stands; who leaves leaves a gap that shows at once. */
export async function officerSeesCoverage(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '培训', { exact: true })
  await officer.sees(/427 个岗位/)
  await officer.look('g0-覆盖情况')
  await officer.page.getByRole('button', { name: /^石城镇/ }).click()
  await officer.page.locator('tbody tr').filter({ hasText: '石城镇' }).first().click()
  await officer.sees('任职记录')
  await officer.look('g1-一个岗位')
  await leaves(officer)
  await officer.press('link', '岗位与登记')
  await officer.thing('heading', '岗位与登记').waitFor()
  await officer.look('g3-岗位与登记')
  await officer.press('link', '志愿者', { exact: true })
  await officer.sees(/不是全国志愿服务信息系统/)
  await officer.page.locator('tbody tr').filter({ hasText: '演示志愿者' }).first().click()
  await officer.sees('服务安排')
  await officer.look('g4-志愿者')
  await officer.press('button', '安排服务')
  await officer.look('g5-安排服务')
}

/** Asked of this post alone: others of the county fill and leave theirs meanwhile. */
async function leaves(officer) {
  await officer.press('button', '登记离任')
  await officer.page.getByLabel('离任原因').fill('演示·调走')
  await officer.look('g2-登记离任')
  await officer.press('button', /^登记离任（/)
  const panel = officer.page.getByRole('complementary').filter({ hasText: '任职记录' })
  await panel.getByText('，演示·调走').waitFor()
  await panel.getByText('空缺', { exact: true }).waitFor()
}

/** The holder leaves and nobody chose who comes next: the substitute is asked after, and moves up. */
export async function substituteMovesUp(people, { server }) {
  await stands(server.address, '10000005041', '演示·前任', 'holder')
  await stands(server.address, '10000005042', '演示·替补', 'substitute')
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.go(`/admin/#/coverage?township=440881003&post=${VACATED}`)
  await officer.press('button', '登记查询')
  await officer.page.locator('label.el-radio').filter({ hasText: '演示·替补（替补）' }).click()
  await officer.look('g9-查的是谁')
  await officer.page.getByLabel('查询单位').fill('演示街道办事处')
  await officer.press('button', '记下')
  await officer.sees('演示街道办事处查询演示·替补')
  await leaves(officer)
  await officer.thing('row', /替补：演示·替补/).waitFor()
  await officer.look('g10-替补还在')
  await officer.press('button', '替补接任')
  await officer.page.getByLabel('接任的依据').fill('演示·村委会任命')
  await officer.look('g11-替补接任')
  await officer.press('button', '接任', { exact: true })
  const panel = officer.page.getByRole('complementary').filter({ hasText: '任职记录' })
  await panel.getByText('未就绪', { exact: true }).waitFor()
  await panel.getByText('，转为任职').waitFor()
}

/** Asks for the post by phone, and is confirmed. */
async function stands(address, phone, name, place) {
  const person = await phoneCaller(address, phone)
  const { id } = await person('POST', '/api/me/posts', { role: 'child_director', division: VACATED, name })
  const officer = await demoCaller(address, 'case_officer')
  await officer('POST', `/api/post-requests/${id}/decide`, { accept: true, place })
}

/** What a child director is told to do, and how somebody registers to help. */
export async function directorSeesDuty(people) {
  const director = await people.phone()
  await director.go('/#/packages/post/duty')
  await entersAs(director, '演示儿童主任')
  await director.sees(/还差 \d 项/)
  await director.look('g6-我的岗位')

  const volunteer = await people.phone()
  await volunteer.go('/#/packages/volunteer/form')
  await entersAs(volunteer, '演示居民')
  await volunteer.sees('您会做什么')
  await readsConsentFirst(volunteer)
  await volunteer.page.getByRole('textbox', { name: '您的姓名' }).fill('演示·热心人')
  await volunteer.press('checkbox', '宣讲讲课')
  await volunteer.press('checkbox', '周六上午')
  await volunteer.look('g7-登记志愿者')
  await volunteer.go('/#/packages/volunteer/service')
  await volunteer.page.reload()
  await volunteer.sees('您还没有登记为志愿者')
  await volunteer.press('button', '登记为志愿者')
  await volunteer.page.waitForFunction(() => [...document.querySelectorAll('input')].some((one) => one.value === '演示·热心人'))

  const helper = await people.phone()
  await helper.go('/#/packages/volunteer/service')
  await entersAs(helper, '演示志愿者')
  await helper.sees('等您答复')
  await helper.look('g8-志愿服务')
  await helper.press('button', '我来')
  await helper.sees('您已接受')
}

/** What becomes of the name stands above where it is asked for. */
async function readsConsentFirst(volunteer) {
  const told = await volunteer.page.getByText('登记时保存您的姓名').boundingBox()
  const asked = await volunteer.page.getByRole('textbox', { name: '您的姓名' }).boundingBox()
  assert.ok(told.y < asked.y, `told at ${told.y}, asked at ${asked.y}`)
}
