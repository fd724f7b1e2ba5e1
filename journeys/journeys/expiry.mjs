import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { comesBack } from './office.mjs'
import { signIn } from './officer.mjs'

const REASON = '演示：登录到期也不能丢的理由'
const SAID = '演示：登录到期也不能丢的陈述，住所的门牌换过。'
const EVENT = '演示·登录到期也不能丢的集市咨询'
const PLACE = '演示：镇上的集市'

/** The session ends while somebody concludes, takes down a statement, logs an event: not a word is written twice. */
export async function longFormsOutliveSession(people, world) {
  const { address } = world.server
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await concludes(officer, await claimed(address))
  await takesDown(officer, await served(address, await officer.page.screenshot()))
  await logs(officer)
}

async function claimed(address) {
  const officer = await demoCaller(address, 'case_officer')
  const { items } = await officer('GET', '/api/reviews?state=free&page=1&size=1')
  const [review] = items
  await officer('POST', `/api/reviews/${review.return}/claim`)
  return review.return
}

/** A notice whose days run. */
async function served(address, picture) {
  const officer = await demoCaller(address, 'case_officer')
  const { items } = await officer('GET', '/api/organizations?type=private_non_enterprise&size=2')
  const move = await officer('POST', '/api/credit-moves', {
    organization: items[1].id, kind: 'list_abnormal', ground: 'unreachable', facts: '演示：按登记的住所联系不上。', documentNumber: '廉演示告〔2026〕到期1号',
  })
  const file = (await officer('POST', '/api/files?purpose=service_proof', picture)).id
  const servedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  await officer('POST', `/api/procedures/${move.procedure}/service`, { method: 'direct', servedOn, proof: '演示：会计当面签收', file })
  return move.id
}

async function concludes(officer, id) {
  await officer.go(`/admin/#/return-reviews/${id}`)
  const reasons = officer.page.getByRole('textbox', { name: /^理由/ })
  await reasons.fill(REASON)
  await officer.context.clearCookies()
  await officer.press('button', '提出结论，送法制审核')
  await comesBack(officer, 'u1-写结论时登录到期')
  assert.equal(await reasons.inputValue(), REASON)
  await officer.press('button', '提出结论，送法制审核')
  await officer.sees('待法制审核', { exact: true })
}

/** The sign-in stands over the dialog, and the dialog comes back. */
async function takesDown(officer, move) {
  await officer.go(`/admin/#/credit-moves/${move}`)
  await officer.press('button', '记下陈述申辩')
  const said = officer.page.getByRole('dialog').getByRole('textbox', { name: '单位说了什么' })
  await said.fill(SAID)
  await officer.context.clearCookies()
  await officer.page.getByRole('dialog').getByRole('button', { name: '记下' }).click()
  await comesBack(officer, 'u2-记陈述时登录到期')
  assert.equal(await said.inputValue(), SAID)
  await officer.look('u3-陈述还在')
  await officer.page.getByRole('dialog').getByRole('button', { name: '记下' }).click()
  await officer.sees(SAID)
}

/** What is written of an event lies on the device: it is sent by itself once the same person is back. */
async function logs(officer) {
  await officer.go('/admin/#/events/new')
  const title = officer.page.getByLabel('名称', { exact: true })
  await title.fill(EVENT)
  await officer.page.getByLabel('地点', { exact: true }).fill(PLACE)
  await officer.context.clearCookies()
  await officer.press('link', '普法通')
  await comesBack(officer, 'u4-记活动时登录到期')
  await officer.go('/admin/#/events/new')
  await officer.sees(/接着写 .* 开始的草稿/)
  assert.deepEqual([await title.inputValue(), await officer.page.getByLabel('地点', { exact: true }).inputValue()], [EVENT, PLACE])
}
