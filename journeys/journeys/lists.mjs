import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { binds } from '../lib/returns.mjs'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

/** A Monday in June, and the day after the last of ten working days, with 端午 among them. */
export const NOW = '2026-06-08T02:00:00Z'
export const LATER = '2026-06-24T02:00:00Z'
const LAST_DAY = '到6月23日（星期二），当天也算'

export const FILER = '演示居民'
const SAID = '演示：会计生病住院，年报没有赶上。六月底以前补报。'
const ANSWER = '演示：情况属实，但补报以前情形还在，仍按规定办理。'
const REASONS = '演示：事实清楚，程序合法。'
export const OBJECTION = '演示：决定书上的地址是搬家以前的。'
const CURED = '演示：年报在六月二十四日补报了。'

/**
 * A dry run explains every organisation; its proposals are made in one go; one notice is served with its proof. The filer
 * sees it on the phone with its window and how that was reckoned, and speaks; the officer answers.
 */
export async function listIsProposed(people, own) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  own.unit = await explainsAll(officer)
  await proposesAll(officer, own.unit)
  await bindsFiler(own)
  const filer = await people.phone()
  await hasNothing(filer, own.unit)

  await opensMove(officer, own.unit)
  await serves(officer)
  own.move = new URL(officer.page.url()).hash
  await readsNotice(filer)
  await speaks(filer)
  await answers(officer)
  await filer.page.reload()
  await filer.sees(ANSWER, { exact: false })
  await filer.look('y9-民政局的答复', { fullPage: true })
}

async function explainsAll(officer) {
  await officer.press('link', '名录与处罚')
  await officer.sees('等陈述申辩', { exact: true })
  await officer.look('x1-名录办理')
  await officer.press('link', '批量试算')
  await officer.look('x2-还没试算')
  await officer.press('button', '试算全部单位')
  await officer.sees(/^看了 \d+ 家/)
  await officer.look('x3-试算')
  await officer.press('button', /^拟列入异常/)
  await officer.page.waitForURL(/verdict=list_abnormal/)
  await officer.page.getByRole('row').filter({ hasText: '拟列入活动异常名录' }).nth(1).waitFor()
  await officer.look('x4-逐家说明')
  return (await officer.page.getByRole('row').nth(1).getByRole('cell').first().innerText()).trim()
}

async function proposesAll(officer, unit) {
  await officer.page.getByRole('row').nth(2).getByRole('button', { name: '排除' }).click()
  await officer.page.getByRole('dialog').getByRole('textbox').fill('演示：正在办注销，等清算报告。')
  await officer.look('x5-本次排除')
  await officer.page.getByRole('dialog').getByRole('button', { name: '排除' }).click()
  await officer.sees('本次排除', { exact: true })
  await officer.sees(/本次排除 1 家/)
  await officer.press('button', /^提出这 \d+ 件$/)
  await officer.look('x6-批量提出')
  await officer.page.getByRole('dialog').getByRole('button', { name: /^提出这/ }).click()
  await officer.sees('已提出', { exact: true })
  const row = officer.page.getByRole('row').filter({ hasText: unit })
  await row.getByRole('link', { name: '去办理' }).waitFor()
  await officer.look('x7-已提出')
}

/** The filer comes to act for the organisation. */
async function bindsFiler(own) {
  const officer = await demoCaller(own.server.address, 'case_officer')
  const { items } = await officer('GET', `/api/organizations?size=1&q=${encodeURIComponent(own.unit)}`)
  const [organization] = items
  assert.equal(organization.name, own.unit)
  own.organization = organization.id
  await binds(officer, await demoCaller(own.server.address, 'resident'), organization)
}

/** Until the notice is served, nobody has been told. */
async function hasNothing(filer, unit) {
  await filer.go('/')
  await filer.press('link', '办事')
  await filer.press('button', '登录看通知')
  await entersAs(filer, FILER)
  await filer.press('link', new RegExp(`^我的单位，${unit}`))
  await filer.sees('现在的经办人')
  await filer.look('y1-我的单位')
  await filer.press('link', /^告知和名录/)
  await filer.sees('没有列入名录')
  await filer.look('y2-没有告知书', { fullPage: true })
}

async function opensMove(officer, unit) {
  await officer.page.getByRole('row').filter({ hasText: unit }).getByRole('link', { name: '去办理' }).click()
  await officer.sees(/^告知书还没有送达的证明/)
  await officer.look('x8-等送达', { fullPage: true })
}

async function serves(officer) {
  await officer.press('button', '登记送达')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^记下/ }).click()
  await officer.sees('请填写凭什么证明。')
  await dialog.getByRole('textbox', { name: '凭什么证明' }).fill('演示会计当面签收')
  const [chooser] = await Promise.all([officer.page.waitForEvent('filechooser'), dialog.getByRole('button', { name: '选择文件' }).click()])
  await chooser.setFiles({ name: '演示送达回证.png', mimeType: 'image/png', buffer: await officer.page.screenshot() })
  await officer.look('x9-登记送达')
  await dialog.getByRole('button', { name: /^记下/ }).click()
  await officer.sees(/^陈述申辩期限到/)
  await officer.look('xa-期限开始', { fullPage: true })
}

async function readsNotice(filer) {
  await filer.page.reload()
  await filer.sees('正在办的')
  await filer.look('y3-有告知书', { fullPage: true })
  await filer.press('link', /^拟列入活动异常名录/)
  await filer.sees(`陈述、申辩：${LAST_DAY}`)
  await filer.press('button', '怎么算的')
  await filer.sees(/休息日和节假日不计/)
  await filer.press('button', /^依据的条款/)
  await filer.page.evaluate(() => window.scrollTo(0, 0))
  await filer.look('y4-告知书', { fullPage: true })
}

async function speaks(filer) {
  await filer.press('button', '写陈述、申辩')
  await filer.press('button', '提交陈述、申辩')
  await filer.sees('请写一写情况，至少四个字')
  await filer.page.getByRole('textbox', { name: '您的情况和理由' }).fill(SAID)
  // What was typed outlives the page.
  await filer.page.reload()
  await filer.page.waitForFunction((said) => [...document.querySelectorAll('textarea')].some((one) => one.value === said), SAID)
  await filer.look('y5-陈述申辩')
  await filer.press('button', '提交陈述、申辩')
  await filer.sees('陈述、申辩交上去了')
  await filer.look('y6-交上去了')
  await filer.page.goBack()
  await filer.sees(SAID, { exact: false })
  await filer.look('y7-交上去的', { fullPage: true })
}

async function answers(officer) {
  await officer.page.reload()
  await officer.sees(SAID)
  await officer.look('xb-单位说了什么', { fullPage: true })
  await officer.press('button', '答复')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(ANSWER)
  await officer.look('xc-答复')
  await dialog.getByRole('button', { name: '答复' }).click()
  await officer.sees(ANSWER, { exact: false })
}

/**
 * After the window another reviews and a third decides. The filer sees the entry, reckons, objects, learns what is missing;
 * once the report came in, applies for removal, which is verified, reviewed and decided.
 */
export async function listIsDecided(people, own) {
  assert.ok(own.move, 'the journey before brought a move as far as its window')
  await reviews(people, own.move, 'xd')
  await decides(people, own.move, 'xe')
  const filer = await people.phone()
  await seesEntry(filer, own)
  await reckons(filer)
  await objects(filer)
  await lacksReport(filer)

  await filesOnPaper(own, filer.page)
  await applies(filer)
  const officer = await people.desk()
  const removal = await verifies(officer, own.unit)
  await reviews(people, removal, 'xi')
  await decides(people, removal, 'xj')
  await filer.go(`/#/packages/creditlist/standing?organization=${own.organization}`)
  await filer.sees('没有列入名录')
  await filer.look('yf-移出以后', { fullPage: true })
}

export async function reviews(people, move, picture) {
  const reviewer = await people.desk()
  await signIn(reviewer, 'legal_reviewer')
  await reviewer.go(`/admin/${move}`)
  await reviewer.press('button', '法制审核', { exact: true })
  const dialog = reviewer.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('演示：事实、依据、程序都看过，没有问题。')
  await reviewer.look(`${picture}-法制审核`)
  await dialog.getByRole('button', { name: '提交审核意见' }).click()
  await reviewer.sees(/^法制审核已通过/)
}

export async function decides(people, move, picture) {
  const approver = await people.desk()
  await signIn(approver, 'approver')
  await approver.page.setViewportSize({ width: 390, height: 844 })
  await approver.go(`/admin/${move}`)
  await approver.press('button', '作出决定')
  const dialog = approver.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '决定书文号' }).fill(`廉演示决〔2026〕${picture}号`)
  await dialog.getByRole('textbox', { name: '理由' }).fill(REASONS)
  await approver.look(`${picture}-决定`)
  await dialog.getByRole('button', { name: /^决定/ }).click()
  await approver.sees('已经作出决定。')
  await approver.look(`${picture}-已决定`, { fullPage: true })
}

async function seesEntry(filer, own) {
  await filer.go('/#/pages/affairs/affairs')
  await filer.press('button', '登录看通知')
  await entersAs(filer, FILER)
  await filer.press('link', new RegExp(`^我的单位，${own.unit}`))
  await filer.press('link', /^告知和名录/)
  await filer.sees('在活动异常名录里')
  await filer.press('button', /^依据的条款/)
  await filer.look('y8-在名录里', { fullPage: true })
}

async function reckons(filer) {
  await filer.press('link', /^补报算一算/)
  await filer.sees('最迟移出')
  await filer.look('ya-补报算一算', { fullPage: true })
  await filer.page.goBack()
}

async function objects(filer) {
  await filer.press('link', /^提出异议/)
  await filer.page.getByRole('textbox', { name: '异议的内容' }).fill(OBJECTION)
  await filer.look('yb-提出异议')
  await filer.press('button', '提交异议')
  await filer.sees('异议交上去了')
  await filer.press('button', '看告知和名录')
  await filer.sees(OBJECTION)
}

async function lacksReport(filer) {
  await filer.press('link', /^申请移出/)
  await filer.sees('还差下面的', { exact: false })
  await filer.look('yc-还差什么')
  await filer.page.goBack()
  await filer.sees('在活动异常名录里')
}

/** The report of the year comes in at the counter. */
async function filesOnPaper(own, page) {
  const officer = await demoCaller(own.server.address, 'case_officer')
  const { items } = await officer('GET', '/api/campaigns')
  const campaign = items.find((one) => one.year === 2023).id
  const scan = (await officer('POST', '/api/files?purpose=counter_scan', await page.screenshot())).id
  await officer('POST', '/api/paper-returns', { campaign, organization: own.organization, arrivedOn: LATER.slice(0, 10), scan })
}

async function applies(filer) {
  await filer.press('link', /^申请移出/)
  await filer.sees('现在可以申请', { exact: false })
  await filer.press('button', '提交移出申请')
  await filer.sees('请写一写情况，至少四个字')
  await filer.page.getByRole('textbox', { name: '已经怎样改正了' }).fill(CURED)
  await filer.look('yd-申请移出')
  await filer.press('button', '提交移出申请')
  await filer.sees('移出申请交上去了')
  await filer.look('ye-申请交上去了')
}

async function verifies(officer, unit) {
  await signIn(officer, 'case_officer')
  await officer.press('link', '名录与处罚')
  await officer.page.getByRole('row').filter({ hasText: unit }).click()
  await officer.sees(CURED)
  await officer.look('xf-移出申请', { fullPage: true })
  await officer.press('button', '核实移出申请')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('演示：纸质年报的扫描件看过了。')
  await officer.look('xg-核实')
  await dialog.getByRole('button', { name: '提交核实结果' }).click()
  await officer.sees(/核实后五个工作日内移出/)
  await officer.look('xh-等审核', { fullPage: true })
  return new URL(officer.page.url()).hash
}
