import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const WRONG = '到村（居）开展《收养法》普法宣传。'
const RIGHT = '到村（居）开展收养登记普法宣传。'

/**
 * An officer begins the yearly report, opens a figure, writes what the checks refuse and mends it; another person
 * approves every section, the leader the whole; it is frozen, taken away as a DOCX, made public and read on a phone.
 */
export async function yearlyReportIsFrozen(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '法治报告')
  await officer.press('button', '新建报告')
  await officer.look('y1-新建报告')
  await officer.press('button', '新建', { exact: true })
  await officer.sees('检查', { exact: true })
  await officer.look('y2-报告草稿')
  const address = officer.page.url()
  await opensFigure(officer)
  await confirmsAll(officer)
  await isRefused(officer)

  const reviewer = await people.desk()
  await signIn(reviewer, 'legal_reviewer')
  await reviewer.page.goto(address)
  await approvesAll(reviewer)

  const leader = await people.desk()
  await signIn(leader, 'leader')
  await leader.press('link', '领导看板')
  await leader.sees('等领导办的', { exact: true })
  await leader.look('y5-领导看板')
  await leader.page.setViewportSize({ width: 390, height: 844 })
  await leader.look('y6-领导看板-手机')
  await leader.page.getByRole('link', { name: /等您批准$/ }).first().click()
  await leader.press('button', '批准', { exact: true })
  await leader.sees('已批准', { exact: true })
  await leader.look('y7-批准-手机')

  await officer.page.reload()
  await officer.press('button', '冻结', { exact: true })
  await officer.sees('已冻结', { exact: true })
  await officer.look('y8-冻结以后')
  const [download] = await Promise.all([officer.page.waitForEvent('download'), officer.press('button', '下载 Word 版')])
  assert.match(download.suggestedFilename(), /法治政府建设情况报告\.docx$/)
  await becomesPublic(people, address)
}

async function opensFigure(officer) {
  await officer.page.getByRole('button', { name: /^社会组织 \d+ 家，看明细$/ }).first().click()
  await officer.sees(/与数字一致/)
  await officer.look('y3-数字的明细')
  await officer.press('button', '关闭')
}

/** The words of the outline are confirmed, section by section. */
async function confirmsAll(officer) {
  const edit = officer.page.getByRole('button', { name: /^修改：/ })
  const sections = await edit.count()
  for (let place = 0; place < sections; place++) {
    await edit.nth(place).click()
    for (const confirm of await officer.page.getByText(/我确认本年也是这样$/).all()) await confirm.click()
    await officer.press('button', '保存这一节')
    await officer.page.getByRole('button', { name: '保存这一节' }).waitFor({ state: 'detached' })
  }
  assert.equal(await officer.page.getByText('提纲原文', { exact: true }).count(), 0)
}

async function isRefused(officer) {
  await writes(officer, WRONG)
  await officer.page.getByRole('button', { name: /《收养法》已经废止/ }).click()
  await officer.look('y4-检查到废止的法规')
  await writes(officer, RIGHT)
  await officer.page.getByRole('button', { name: /《收养法》已经废止/ }).waitFor({ state: 'detached' })
}

async function writes(officer, words) {
  await officer.page.getByRole('button', { name: /^修改：7\.落实/ }).click()
  await officer.page.getByRole('textbox', { name: '第 1 段' }).fill(words)
  await officer.press('button', '保存这一节')
  await officer.page.getByRole('button', { name: '保存这一节' }).waitFor({ state: 'detached' })
}

async function approvesAll(reviewer) {
  const approve = reviewer.page.getByRole('button', { name: /^审定：/ })
  await approve.first().waitFor()
  for (let left = await approve.count(); left > 0; left--) {
    await approve.first().click()
    await reviewer.page.waitForFunction((most) => document.querySelectorAll('button[aria-label^="审定："]').length < most, left)
  }
  await reviewer.sees('没有挡住批准和冻结的问题。')
}

async function becomesPublic(people, address) {
  const secrecy = await people.desk()
  await signIn(secrecy, 'secrecy_reviewer')
  await secrecy.page.goto(address)
  await secrecy.press('button', '保密审查并公开')
  await secrecy.page.getByRole('textbox', { name: '审查意见' }).fill('演示·没有涉密内容')
  await secrecy.press('button', '审查通过，公开')
  await secrecy.sees('已公开', { exact: true })
  const resident = await people.phone()
  await resident.go('/#/packages/register/search')
  await resident.press('link', /^看法治政府建设报告/)
  await resident.press('link', /法治政府建设情况报告/)
  await resident.sees('六、下一年度推进法治政府建设的主要安排', { exact: false })
  await resident.look('y9-公开的报告')
}
