import assert from 'node:assert/strict'
import { callers, demoCaller } from '../lib/caller.mjs'
import { binds } from '../lib/returns.mjs'
import { picture } from '../screens/contents/picture.mjs'
import { decides, FILER, LATER, NOW, reviews } from './lists.mjs'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

const PHONE = { width: 390, height: 844 }
const UPHELD = '演示：年报当时交给了业务主管单位，没有转来，有签收单。'
const WRONG = '演示：列入的情形不存在。'
const MEASURES = [{ kind: 'warning' }, { kind: 'correction' }]
const JUDGED = '演示复决〔2026〕3号：事实不清，撤销原决定。'

/** That an organisation should not have been listed is proposed, reviewed, decided; it is told, and keeps the letter. */
export async function listingIsRevoked(people, own) {
  const unit = await listedUnit(own.server.address)
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  const move = await proposesRevocation(officer, unit)
  await reviews(people, move, 'r3')
  await decides(people, move, 'r4')
  await officer.page.reload()
  await officer.thing('button', '打印决定书').waitFor()
  await officer.look('r5-决定书', { fullPage: true })
  await readsLetter(await people.phone(), unit)
}

/** The last on the abnormal list, for whom the filer acts from now on. */
async function listedUnit(address) {
  const officer = await demoCaller(address, 'case_officer')
  const { items } = await officer('GET', '/api/credit-standings?state=abnormal')
  const { organization, name, creditCode } = items.at(-1)
  await binds(officer, await demoCaller(address, 'resident'), { id: organization, creditCode })
  return { organization, name }
}

async function proposesRevocation(officer, { organization, name }) {
  await officer.go(`/admin/#/credit-lists/${organization}`)
  await officer.press('button', '撤销列入')
  const dialog = officer.page.getByRole('dialog', { name: `撤销列入：${name}` })
  await dialog.getByRole('button', { name: '提出，送法制审核' }).click()
  await officer.sees('请填写事实。')
  await dialog.getByRole('textbox', { name: '事实' }).fill(UPHELD)
  await dialog.getByRole('textbox', { name: '为什么撤销' }).fill(WRONG)
  await officer.look('r1-撤销列入')
  await narrow(officer, 'r1-撤销列入-手机')
  await dialog.getByRole('button', { name: '提出，送法制审核' }).click()
  await officer.press('link', '撤销列入')
  await officer.sees(UPHELD)
  await officer.look('r2-等法制审核', { fullPage: true })
  return new URL(officer.page.url()).hash
}

/** The console as it is on a phone. */
async function narrow(person, name, options) {
  const size = person.page.viewportSize()
  await person.page.setViewportSize(PHONE)
  await person.picture(name, options)
  await person.page.setViewportSize(size)
}

async function readsLetter(filer, { organization, name }) {
  await filer.go('/#/packages/notice/inbox')
  await entersAs(filer, FILER)
  await filer.press('link', new RegExp(`撤销列入.*${name}`))
  await filer.sees(/撤销将贵单位列入活动异常名录的决定/)
  await filer.look('r6-撤销的消息', { fullPage: true })
  await filer.go(`/#/packages/creditlist/standing?organization=${organization}`)
  await filer.sees('没有列入名录')
  await filer.look('r7-撤销以后', { fullPage: true })
  await filer.press('link', /^撤销列入.*已撤销/)
  await filer.sees(UPHELD)
  const [letter] = await Promise.all([filer.page.waitForEvent('download'), filer.press('button', '下载决定书')])
  assert.equal(letter.suggestedFilename(), '决定书.pdf')
  await filer.look('r8-决定书', { fullPage: true })
}

/** A case whose notice was served while its days still lay ahead; the organisation is the one of the filer. */
export async function penaltyIsTold(own) {
  const officer = await demoCaller(own.server.address, 'case_officer')
  const day = NOW.slice(0, 10)
  const { penalty } = await officer('POST', '/api/penalties', { organization: own.organization, source: 'inspection', facts: '演示：检查时发现登记证书借给了一家公司。' })
  const path = `/api/penalties/${penalty.id}`
  await officer('POST', `${path}/investigation`, { on: day, what: '演示：到住所查看，询问了负责人。', officers: ['演示执法甲', '演示执法乙'] })
  const { type } = await officer('GET', `/api/organizations/${own.organization}`)
  const { breaches } = await officer('GET', '/api/penalty-rules')
  const { told } = await officer('POST', `${path}/proposal`, {
    documentNumber: '廉演示罚告〔2026〕1号', breach: breaches.find((breach) => breach.type === type).code, facts: '演示：把登记证书借给一家公司使用。',
    evidence: '演示：询问笔录一份。', reasons: '演示：已经收回，从轻。', measures: MEASURES,
  })
  const { id: file } = await officer('POST', '/api/files?purpose=service_proof', picture(80, 80))
  await officer('POST', `/api/procedures/${told.procedure}/service`, { method: 'direct', servedOn: day, proof: '演示会计当面签收', file })
  own.penalty = { id: penalty.id, procedure: told.procedure }
}

/** A penalty that was decided and made public is revoked by another organ: in one act it counts for nothing. */
export async function penaltyIsRevoked(people, own) {
  await decidesPenalty(own)
  const leader = await people.desk()
  await signIn(leader, 'leader')
  await revokes(leader, own.penalty.id)
  await readsThatItIsRevoked(await people.phone(), own.organization)
}

async function decidesPenalty({ server, penalty: { id, procedure } }) {
  const by = callers(server.address)
  const path = `/api/penalties/${id}`
  await by('legal_reviewer', 'POST', `/api/procedures/${procedure}/review`, { passed: true, opinion: '演示：程序合法。' })
  await by('leader', 'POST', `${path}/decision`, { documentNumber: '廉演示罚〔2026〕1号', measures: MEASURES, reasons: '演示：事实清楚。' })
  await by('case_officer', 'POST', `${path}/service`, { paper: 'decision', method: 'direct', on: LATER.slice(0, 10), proof: '演示会计当面签收' })
  await by('secrecy_reviewer', 'POST', `${path}/publication`, { note: '演示：没有涉密内容。' })
}

async function revokes(leader, penalty) {
  await leader.go(`/admin/#/penalties/${penalty}`)
  await leader.press('button', '决定被撤销、变更')
  const dialog = leader.page.getByRole('dialog', { name: '决定被撤销、变更' })
  await dialog.getByText('变更', { exact: true }).click()
  await dialog.getByText('撤销', { exact: true }).click()
  await dialog.getByRole('button', { name: '记下，同时撤回公开' }).click()
  await leader.sees('请填写文书和理由。')
  await dialog.getByRole('textbox', { name: '文书和理由' }).fill(JUDGED)
  await leader.look('p1-决定被撤销')
  await narrow(leader, 'p1-决定被撤销-手机')
  await dialog.getByRole('button', { name: '记下，同时撤回公开' }).click()
  await leader.sees(new RegExp(JUDGED))
  await leader.thing('button', '决定被撤销、变更').waitFor({ state: 'hidden' })
  await leader.look('p2-已经撤销', { fullPage: true })
  await narrow(leader, 'p2-已经撤销-手机', { fullPage: true })
}

async function readsThatItIsRevoked(filer, organization) {
  await filer.go(`/#/packages/creditlist/standing?organization=${organization}`)
  await entersAs(filer, FILER)
  await filer.press('link', /决定已撤销、变更/)
  await filer.sees(/由行政复议机关撤销/)
  await filer.look('p3-处罚决定撤销了', { fullPage: true })
}
