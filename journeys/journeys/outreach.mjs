import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'

const ITEM = '演示·慈善日进社区'
const EVENT = '演示·协作普法咨询'
const LEAFLET = '演示·慈善法折页'

/**
 * An officer writes a line of the year's plan, reads the calendar and the grid of villages, opens a joint sheet and sends one
 * department a link. On a phone, without signing in, the department answers once; the officer files the sheet as an event and
 * books the leaflets that were handed out there.
 */
export async function eventIsHeldTogether(people, { server }) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '普法活动')
  await officer.thing('heading', '普法活动').waitFor()
  await plans(officer)
  await readsCalendarAndGrid(officer)
  await registersLeaflet(officer)
  const link = await opensSheet(officer)
  await answersByLink(await people.phone(), link)
  await files(officer)
  await handsOut(officer, server.address)
}

async function plans(officer) {
  await officer.press('link', '责任清单')
  await officer.thing('heading', '普法责任清单').waitFor()
  await officer.press('button', '新增任务')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('任务', { exact: true }).fill(ITEM)
  await dialog.getByText('社会组织和志愿服务').click()
  await dialog.getByText('群众', { exact: true }).click()
  await dialog.getByLabel('责任股室或责任人').fill('演示慈善股')
  await officer.look('o1-新增任务')
  await officer.press('button', '保存', { exact: true })
  await officer.sees(ITEM)
  await officer.look('o2-责任清单')
  await officer.thing('heading', '各镇街').scrollIntoViewIfNeeded()
  await officer.thing('link', /^罗州街道的村居覆盖/).waitFor()
}

async function readsCalendarAndGrid(officer) {
  await officer.press('link', '宣传日历')
  await officer.sees('中华慈善日')
  await officer.look('o3-宣传日历')
  await officer.press('link', '村居覆盖')
  await officer.press('button', /罗州街道/)
  await officer.sees(/没有去过 \d+ 个/)
  await officer.look('o4-村居覆盖')
}

async function registersLeaflet(officer) {
  await officer.press('link', '宣传资料')
  await officer.thing('heading', '宣传资料').waitFor()
  await officer.press('button', '登记一种资料')
  await officer.look('o5-登记资料')
  await officer.press('button', '先不做')
}

async function opensSheet(officer) {
  await officer.press('link', '协作普法单')
  await officer.thing('heading', '协作普法单').waitFor()
  await officer.press('button', '发起一场')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('活动名称').fill(EVENT)
  await dialog.getByText('广场咨询').click()
  await dialog.getByLabel('地点').fill('演示广场')
  await dialog.getByLabel('邀请哪些部门').fill('演示司法局、演示妇联')
  await officer.look('o6-发起协作')
  await officer.press('button', '发起', { exact: true })
  await officer.press('button', '给一个链接 演示司法局')
  const link = await officer.page.getByLabel('链接', { exact: true }).innerText()
  await officer.look('o7-协作普法单')
  return new URL(link).hash
}

async function answersByLink(partner, hash) {
  // Asked for the session before there is one; the link, once it is used.
  partner.expect(/status of (401|409)/)
  await partner.go(`/admin/${hash}`)
  await partner.sees(EVENT)
  await partner.look('o8-协作链接')
  await partner.press('button', '填写')
  await partner.page.getByLabel('来了多少人').fill('6')
  await partner.look('o9-填写协作')
  await partner.press('button', '提交')
  await partner.sees(/^收到了/)
  await partner.look('oa-填好了')
  await partner.page.reload()
  await partner.sees(/已经用过/)
  await partner.look('ob-链接用过')
}

async function files(officer) {
  await officer.page.reload()
  await officer.sees('来了 6 人')
  await officer.press('button', '归档')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('受众人次').fill('120')
  await dialog.getByRole('button', { name: '归档' }).click()
  await officer.press('link', '看归档的普法活动')
  await officer.sees('120 人次（估计）')
  await officer.look('oc-归档的活动')
}

async function handsOut(officer, address) {
  const caller = await demoCaller(address, 'case_officer')
  await caller('POST', '/api/leaflets', { title: LEAFLET, edition: '演示第1版', printed: 300, articles: [{ statute: 'hunyin-dengji-tiaoli', article: 7 }] })
  await officer.press('button', '登记发放资料')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByText(`${LEAFLET} 演示第1版（库存 300 份）`).click()
  officer.expect(/status of 422/)
  await dialog.getByLabel('份数').fill('301')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await officer.sees(/库存只有 300 份/)
  await dialog.getByLabel('份数').fill('80')
  await officer.look('od1-登记发放资料')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await officer.thing('heading', '从库存发放的资料 共 80 份').waitFor()
  await officer.thing('link', LEAFLET).scrollIntoViewIfNeeded()
  await officer.look('od2-活动发放的资料')
}
