import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { demoCaller } from '../lib/caller.mjs'
import { fills } from '../lib/returns.mjs'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

const UNIT_MAIL = 'unit@example.cn'
const PATIENCE_MS = 20_000
const PAUSE_MS = 200
/** What the balance sheet says, in yuan; the first total of net assets is one short. */
const BALANCE = [
  ['货币资金', '80000', '100000'],
  ['资产总计', '80000', '100000'],
  ['流动负债', '30000', '40000'],
  ['负债合计', '30000', '40000'],
  ['非限定性净资产', '50000', '60000'],
]
const WRONG = ['50000', '59999']
const RIGHT = '60000'

/**
 * A filer with a mistake in the balance sheet: fills in, loses the connection, goes on at another telephone, sees all
 * findings at once, mends, sends photos, submits. The representative confirms, the supervising unit agrees by its link.
 */
export async function returnIsFiled(people, { server }) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await registersUnit(officer, server.address)
  await officer.press('link', '年报')
  await officer.thing('heading', '年报', { exact: true }).waitFor()
  await officer.page.getByRole('row').nth(1).click()
  await officer.page.locator('[data-figure=submitted]').waitFor()

  const begun = Date.now()
  const filer = await people.phone()
  await opensReturn(filer)
  await fillsBalance(filer)
  await losesConnection(filer, server.address)
  await colleagueFillsRest(server.address)

  const second = await people.phone()
  await goesOnElsewhere(second, new URL(filer.page.url()).hash)
  await mendsFindings(second)
  await sendsPhotos(second)
  const receipt = await submits(second)
  console.log(`filing: ${filer.taps + second.taps} taps and ${Math.round((Date.now() - begun) / 1000)} s from the notice to the receipt ${receipt}`)
  await officer.page.waitForFunction(() => parseInt(document.querySelector('[data-figure=submitted]')?.innerText, 10) === 1)
  await officer.look('69-科员看到已报送')

  await representativeConfirms(people)
  await unitAgrees(people, second, server.address)
  await keepsReceipt(second)
}

/** The bureau keeps the address; nobody who files can type another. */
async function registersUnit(officer, address) {
  const caller = await demoCaller(address, 'org_agent')
  const { items } = await caller('GET', '/api/filings')
  const { organization } = items[0]
  const clerk = await demoCaller(address, 'case_officer')
  const { supervisingUnit } = await clerk('GET', `/api/organizations/${organization}`)
  assert.ok(supervisingUnit, 'the demo organisation has a supervising unit')
  await officer.go('/admin/#/supervising-units')
  await officer.page.getByRole('row').filter({ hasText: supervisingUnit }).first().click()
  await officer.page.getByLabel(/^邮箱/).fill(UNIT_MAIL)
  await officer.page.getByLabel(/^登录账号/).fill('supervising_unit')
  await officer.look('6a-登记业务主管单位')
  await officer.press('button', '登记')
  await officer.sees(`${supervisingUnit}登记好了。`)
}

async function opensReturn(filer) {
  await filer.go('/')
  await filer.press('link', '办事')
  await filer.press('button', '登录看通知')
  await entersAs(filer, '演示经办人甲')
  await filer.press('link', /^我要报年报/)
  await filer.look('66-年报')
  await filer.press('link', /年度年报/)
  await filer.sees(/^一共 \d+ 部分$/)
  await filer.look('66-年报路径')
}

async function fillsBalance(filer) {
  await filer.press('link', /资产负债表/)
  await filer.sees(/^第 \d+ 部分/)
  for (const [title, open, close] of BALANCE) await fillsPair(filer, title, open, close)
  await fillsPair(filer, '净资产合计', ...WRONG)
  await filer.sees('59,999.00 元')
  await filer.sees(/^已保存 \d\d:\d\d$/)
  await filer.look('67-资产负债表')
}

async function fillsPair(filer, title, open, close) {
  const group = filer.page.locator('.group').filter({ has: filer.page.getByText(title, { exact: true }) }).filter({ visible: true })
  await group.getByRole('textbox', { name: '年初（元）' }).fill(open)
  await group.getByRole('textbox', { name: '年末（元）' }).fill(close)
}

/**
 * Without a connection it is kept here, and said so; with one again it is saved by itself. What a colleague filled in
 * meanwhile is not written over: the filer sees both and chooses.
 */
async function losesConnection(filer, address) {
  filer.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/)
  await filer.context.setOffline(true)
  await fillsPair(filer, '存货', '0', '0')
  await filer.sees(/^连不上网。2 处先存在这台手机上/)
  await filer.look('67-断网')
  await colleagueSaves(address, 'inventoryClose', 500 * YUAN)
  await filer.context.setOffline(false)
  await filer.sees('两边填的不一样，请选一个。')
  await filer.sees(/^现在存着的（.*存的）：500\.00 元$/)
  await filer.look('67-两边不一样')
  await filer.press('button', '用这台手机上填的')
  await filer.page.getByText('两边填的不一样，请选一个。').filter({ visible: true }).waitFor({ state: 'detached' })
  await filer.sees(/^已保存 \d\d:\d\d$/)
}

async function colleagueSaves(address, cell, value) {
  const colleague = await demoCaller(address, 'org_agent')
  const { items } = await colleague('GET', '/api/filings')
  const { filing } = items.find((one) => one.state === 'draft')
  const { standing } = await colleague('POST', `/api/filings/${filing}/cells`, { cells: [{ cell, seen: 0, value }] })
  assert.deepEqual(standing, [])
}

/** Drafts are shared: what nobody has to look at here is filled in by a colleague. */
async function colleagueFillsRest(address) {
  const colleague = await demoCaller(address, 'org_agent')
  const { items } = await colleague('GET', '/api/filings')
  const filing = await colleague('GET', `/api/filings/${items.find((one) => one.state === 'draft').filing}`)
  await fills(colleague, filing, ANSWERS)
}

const YUAN = 100
const ANSWERS = {
  staffTotal: 3, staffFullTime: 2, staffPartTime: 1, partyOrganization: 'none', councilSize: 5, supervisors: 1, councilTermYears: 4,
  leaders: [{ name: '演示理事长', post: '理事长' }],
  incomeOther: 30_000 * YUAN, incomeTotal: 30_000 * YUAN, expenseActivities: 20_000 * YUAN, expenseTotal: 20_000 * YUAN, netChange: 10_000 * YUAN,
  flowOperations: 20_000 * YUAN, flowTotal: 20_000 * YUAN,
  activitySummary: '演示：办了四次义诊，走访了三十户老人，教会十二个人急救。', lastConclusion: 'qualified', registrationChanged: 'no',
}

async function goesOnElsewhere(second, hash) {
  await second.go(`/${hash}`)
  await entersAndReturns(second, '演示经办人甲', `/${hash}`)
  await second.sees('59,999.00 元')
}

/** A page opened by its address is not where the sign-in page leads back to. */
async function entersAndReturns(person, name, path) {
  await entersAs(person, name)
  await person.page.waitForFunction(() => !location.hash.includes('signin'))
  await person.go(path)
}

async function mendsFindings(second) {
  await second.go('/#/packages/filing/filings')
  await second.press('link', /年度年报/)
  await second.press('button', /^(检查并提交|检查一遍)$/)
  await second.sees(/处要改/)
  await second.look('67-检查结果', { fullPage: true })
  await second.press('link', /^去改：净资产合计（年末）/)
  const group = second.page.locator('.group').filter({ has: second.page.getByText('净资产合计', { exact: true }) }).filter({ visible: true })
  await group.getByRole('textbox', { name: '年末（元）' }).fill(RIGHT)
  await second.sees(/^已保存 \d\d:\d\d$/)
  await second.look('67-改一处')
  await second.press('button', '改好了，回去检查')
  await second.page.getByText(/处要改/).filter({ visible: true }).waitFor({ state: 'detached' })
}

async function sendsPhotos(second) {
  await second.go('/#/packages/filing/filings')
  await second.press('link', /年度年报/)
  await second.press('link', /现金流量表/)
  const photos = [await second.page.screenshot(), await second.page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 400 } })]
  const [chooser] = await Promise.all([second.page.waitForEvent('filechooser'), second.press('button', '选照片或文件')])
  await chooser.setFiles(photos.map((buffer, place) => ({ name: `演示照片${place + 1}.png`, mimeType: 'image/png', buffer })))
  await second.look('67-照片')
  await second.press('button', '上传这 2 张，合成一个 PDF')
  await second.sees(/^已上传/)
  await second.look('67-附件')
  const [sheet] = await Promise.all([second.page.waitForEvent('download'), second.press('link', /^打开看看：/)])
  assert.match(sheet.suggestedFilename(), /\.pdf$/)
}

async function submits(second) {
  await second.go('/#/packages/filing/filings')
  await second.press('link', /年度年报/)
  await second.press('button', /^(检查并提交|检查一遍)$/)
  await second.sees(/查了 \d+ 项/)
  await explainsAll(second)
  await second.press('checkbox', /^我承诺/)
  await second.look('67-提交', { fullPage: true })
  await second.press('button', '提交年报')
  await second.sees('民政局收到了')
  await second.look('68-接着要办的')
  return (await second.page.getByText(/R\d{4}-\d{6}/).filter({ visible: true }).first().innerText()).match(/R\d{4}-\d{6}/)[0]
}

/** What is right though it looks odd. */
async function explainsAll(second) {
  const explain = () => second.page.getByRole('button', { name: '没填错，写一句说明' }).filter({ visible: true })
  while ((await explain().count()) > 0) {
    await explain().first().click()
    const words = second.page.getByRole('textbox', { name: '为什么是这样' }).filter({ visible: true }).first()
    await words.fill('演示：核对过，情况属实。')
    await second.press('button', '存下说明')
    await words.waitFor({ state: 'detached' })
  }
}

async function representativeConfirms(people) {
  const representative = await people.phone()
  await representative.go('/#/packages/filing/filings')
  await entersAndReturns(representative, '演示法定代表人甲', '/#/packages/filing/filings')
  await representative.press('link', /年度年报/)
  await representative.press('button', '看一看，确认')
  await representative.sees('先看这几项')
  await representative.press('checkbox', /^我是法定代表人/)
  await representative.look('6b-法定代表人确认', { fullPage: true })
  await representative.press('button', '确认这份年报')
  await representative.sees('您确认过了')
}

async function unitAgrees(people, filer, address) {
  await filer.page.reload()
  await filer.press('button', '把初审链接发给主管单位')
  await filer.sees(/只能用一次/)
  const path = await linkInMail(address)
  const unit = await people.phone()
  await unit.go(path)
  await unit.sees('贵单位的意见')
  await unit.look('6c-初审链接', { fullPage: true })
  await unit.press('radio', /^同意/)
  await unit.page.getByRole('textbox', { name: '您的姓名' }).fill('演示主管科员')
  await unit.press('button', '提交：同意')
  await unit.sees('意见收到了')
  await unit.look('6d-初审办好')

  const again = await people.phone()
  await again.go(path)
  await again.sees('这个链接已经用过')
  await again.look('6e-链接用过')
  const guesser = await people.phone()
  guesser.expect(/status of 404/)
  await guesser.go(`${path.slice(0, -4)}AAAA`)
  await guesser.sees('这个链接不能用了')
}

async function keepsReceipt(filer) {
  await filer.page.reload()
  await filer.press('button', '看回执')
  await filer.sees('年报收到了')
  await filer.sees(/^R\d{4}-\d{6}$/)
  await filer.look('68-回执')
}

/** From `/#` on: the address in front is that of a server the people reach. */
async function linkInMail(address) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await setTimeout(PAUSE_MS)) {
    const { items } = await (await fetch(`${address}/api/demo/outbox?to=${UNIT_MAIL}`)).json()
    const link = items.map(({ body }) => body.match(/\/#\/packages\/filing\/consent\?token=[\w-]+/)?.[0]).find(Boolean)
    if (link) return link
  }
  throw new Error('no mail with a link to consent')
}
