import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const REASON = '演示·替考，经核实'
const HEARD = '演示·市里的救助政策讲座'

/**
 * A supervisor shows a certificate, a stranger checks it without signing in, the bureau revokes it: the stranger sees it
 * and its holder is told. A director states hours, and the township confirms them.
 */
export async function certificateIsChecked(people) {
  const supervisor = await people.phone()
  await supervisor.go('/#/packages/certificate/mine')
  await entersAs(supervisor, '演示儿童督导员')
  await supervisor.go('/#/pages/learn/learn')
  await supervisor.press('link', /^证书/)
  await supervisor.sees('现在就能换证', { exact: false })
  await supervisor.page.waitForFunction(() => document.querySelector('.picture img')?.naturalWidth > 200)
  await supervisor.look('d0-我的证书')
  const paper = supervisor.page.waitForEvent('download')
  await supervisor.press('button', '下载证书，可以打印')
  assert.equal((await paper).suggestedFilename(), '培训合格证书.pdf')
  const number = await supervisor.page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).first().innerText()

  const stranger = await people.phone()
  await stranger.go('/#/packages/certificate/verify')
  await stranger.sees('证书是真的吗，还有效吗')
  await stranger.look('d1-核验证书')
  await stranger.page.getByRole('textbox', { name: '证书编号' }).fill(number.toLowerCase())
  await stranger.press('button', '核验')
  await stranger.sees('有效', { exact: true })
  await stranger.sees('演示儿童督导员')
  await stranger.look('d2-有效')

  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '证书与学时')
  await officer.sees(/张证书 60 天内到期/)
  await officer.look('d3-证书台账')
  await officer.page.getByRole('textbox', { name: '姓名或编号' }).fill(number)
  await officer.page.getByRole('textbox', { name: '姓名或编号' }).press('Enter')
  await officer.page.getByRole('row').filter({ hasText: number }).click()
  await officer.press('button', '撤销')
  await officer.page.getByRole('textbox', { name: '理由' }).fill(REASON)
  await officer.look('d4-撤销')
  await officer.press('button', '撤销，不能恢复')
  await officer.sees(REASON)
  await officer.look('d5-已撤销')

  await stranger.go(`/#/packages/certificate/verify?no=${number}`)
  await stranger.page.reload()
  await stranger.sees('已撤销', { exact: true })
  assert.equal(await stranger.page.getByText(REASON).count(), 0)
  await stranger.look('d6-已撤销')

  await supervisor.go('/#/pages/mine/mine')
  await supervisor.press('link', /^给我的通知/)
  await supervisor.sees(REASON, { exact: false })
  await supervisor.look('d7-给我的通知')

  await hoursAreStated(people)
}

async function hoursAreStated(people) {
  const director = await people.phone()
  await director.go('/#/packages/hours/hours')
  await entersAs(director, '演示儿童主任')
  await director.go('/#/packages/hours/statement')
  await director.sees('在别处学的，写在这里')
  await director.press('button', '提交申报')
  await director.sees('请选哪一天学的')
  await director.look('d8-申报学时')
  await director.go('/#/packages/hours/hours')
  await director.sees(/^\d+ 小时 \d+ 分$/)
  await director.look('d9-我的学时')

  const township = await people.desk()
  await signIn(township, 'township')
  await township.press('link', '证书与学时')
  await township.press('link', '申报的学时')
  await township.sees('演示·省里的家庭教育线上课')
  await township.look('da-申报的学时')
  await township.press('button', '确认', { exact: true })
  await township.page.getByRole('textbox', { name: '理由' }).fill('看过结业证')
  await township.press('button', '确认学时')
  await township.sees(/已确认演示儿童主任申报的2 小时/)
  await township.page.getByText('已确认', { exact: true }).first().click()
  await township.page.getByRole('row').filter({ hasText: '家庭教育线上课' }).click()
  await township.thing('heading', '演示儿童主任的学时').waitFor()
  await township.look('db-一个人的学时')

  await director.page.reload()
  await director.sees('已确认：看过结业证')
  await changesAfterLostAnswer(director)
}

/** The server has the statement, and nobody hears of it; what was changed since makes no second one. */
async function changesAfterLostAnswer(director) {
  await director.go('/#/packages/hours/statement')
  const heldOn = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)
  await director.page.locator('input[type=date]').filter({ visible: true }).fill(heldOn)
  await director.page.getByRole('textbox', { name: '学了什么，在哪里学的' }).fill(HEARD)
  const minutes = director.page.getByRole('textbox', { name: '多少分钟' })
  await minutes.fill('60')
  const lose = async (route) => {
    await route.fetch()
    await route.abort()
  }
  director.expect(/ERR_FAILED.*statements/)
  director.expect(/status of 422/)
  await director.page.route(/\/hours\/statements$/, lose, { times: 1 })
  await director.press('button', '提交申报')
  await director.sees('没有交上去')
  await minutes.fill('90')
  await director.press('button', '提交申报')
  await director.sees('前一次已经收到了')
  await director.look('d8-前一次已经收到了')
  await director.press('link', '看收到的那一次，不对可以撤回')
  const stated = director.page.locator('.stated').filter({ hasText: HEARD, visible: true })
  await stated.filter({ hasText: '1 小时' }).waitFor()
  assert.equal(await stated.count(), 1)
  await stated.getByRole('button', { name: '撤回这一条' }).click()
  const takesBack = stated.getByRole('button', { name: '确定撤回' })
  await takesBack.click()
  await takesBack.waitFor({ state: 'detached' })
}

async function entersAs(person, name) {
  await person.press('button', '登录', { exact: true })
  await person.thing('link', new RegExp(`^${name}`)).click()
  await person.page.waitForFunction(() => !location.hash.includes('signin'))
}
