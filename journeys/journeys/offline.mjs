import assert from 'node:assert/strict'
import { PASSWORD, signIn } from './officer.mjs'

const run = Date.now()
const CUT_OFF = `演示·赶集咨询${run}`
const DOUBTED = `演示·巷口讲座${run}`
const REFUSED = `演示·村口咨询${run}`
const LATE = `演示·院坝咨询${run}`
const DAY_MS = 86_400_000
const RECORDS = '/admin/#/events/device'

/**
 * A clerk of a township opens the console once, leaves for a village without a network, opens it again, writes an event, closes
 * and opens it in between, and loses nothing: with a network again there is one event. An answer that is lost makes no second one;
 * what the server refuses says why and is mended; another person on the same phone sends nothing of it.
 */
export async function eventIsLoggedOffline(people, { wire }) {
  const clerk = await people.phone()
  await signIn(clerk, 'township')
  await getsReady(clerk)
  await writesWithoutNetwork(clerk, wire)
  await isSentOnce(clerk, wire)
  await losesAnAnswer(clerk, wire)
  await isRefusedAndMended(clerk)
  await isSentAfterSigningInAnew(clerk)
  await handsThePhoneOver(clerk)
}

async function getsReady(clerk) {
  await clerk.go(RECORDS)
  await clerk.thing('heading', '这台设备上的记录').waitFor()
  await clerk.sees(/准备好了/)
  await clerk.sees(/存了 .* 的一份/)
  await clerk.look('og-出门前')
}

async function writesWithoutNetwork(clerk, wire) {
  // Whatever the page asks for now does not come.
  clerk.expect(/net::ERR_/)
  await clerk.context.setOffline(true)
  wire.cut()
  await reopen(clerk, '/admin/')
  await clerk.sees(/没有连上服务器/)
  await clerk.look('oh-断网打开')
  await clerk.press('link', '记一场活动')
  await write(clerk, CUT_OFF)
  await addPhoto(clerk)
  await clerk.sees('写的内容已经存在这台设备上，关掉也不会丢。')
  await clerk.look('oi-断网记活动')
  await reopen(clerk, '/admin/#/events/new')
  await clerk.sees(/接着写 .* 开始的草稿/)
  assert.equal(await clerk.page.getByLabel('名称', { exact: true }).inputValue(), CUT_OFF)
  await clerk.press('button', '保存这场活动')
  await row(clerk, CUT_OFF).getByText('存在这台设备上', { exact: true }).waitFor()
  await clerk.look('oj-存在设备上')
  await reopen(clerk, '/admin/#/events')
  await clerk.sees(/未发送 1 条/)
}

async function isSentOnce(clerk, wire) {
  wire.mend()
  await clerk.context.setOffline(false)
  await reopen(clerk, RECORDS)
  await row(clerk, CUT_OFF).getByText('已收到', { exact: true }).waitFor()
  await clerk.look('ok-已收到')
  assert.equal(await eventsNamed(clerk, CUT_OFF), 1)
  await clerk.press('link', '看这场活动')
  await clerk.page.getByRole('img', { name: '活动照片 1' }).evaluate((image) => image.decode())
}

async function losesAnAnswer(clerk, wire) {
  const before = wire.events
  wire.loseAnswers()
  await clerk.go('/admin/#/events/new')
  await write(clerk, DOUBTED)
  await clerk.press('button', '保存这场活动')
  await clerk.sees(/还没有等到回音/)
  await clerk.look('ol-没有等到回音')
  wire.mend()
  await clerk.page.reload()
  await clerk.thing('heading', DOUBTED).waitFor()
  await row(clerk, DOUBTED).getByText('已收到', { exact: true }).waitFor()
  assert.ok(wire.events - before >= 2, `sent ${wire.events - before} times`)
  assert.equal(await eventsNamed(clerk, DOUBTED), 1)
}

async function isRefusedAndMended(clerk) {
  clerk.expect(/status of 422/)
  // The phone's clock is a day ahead, so that only the server knows better.
  await clerk.context.clock.setFixedTime(Date.now() + DAY_MS)
  await reopen(clerk, '/admin/#/events/new')
  await write(clerk, REFUSED)
  await clerk.press('button', '保存这场活动')
  await clerk.sees('活动还没有举办。请在办完以后登记。')
  await clerk.go(RECORDS)
  await row(clerk, REFUSED).getByText('被退回', { exact: true }).waitFor()
  await clerk.sees('日期：活动还没有举办。请在办完以后登记。')
  await clerk.look('om-被退回')
  await row(clerk, REFUSED).getByRole('link', { name: '修改' }).click()
  await clerk.sees('活动还没有举办。请在办完以后登记。')
  const day = clerk.page.getByLabel('日期', { exact: true })
  await day.fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await day.press('Enter')
  await clerk.press('button', '保存这场活动')
  await clerk.thing('heading', REFUSED).waitFor()
  assert.equal(await eventsNamed(clerk, REFUSED), 1)
}

/** The session ends while there is no network. */
async function isSentAfterSigningInAnew(clerk) {
  await clerk.context.clock.setFixedTime(Date.now())
  await clerk.context.setOffline(true)
  await reopen(clerk, '/admin/#/events/new')
  await write(clerk, LATE)
  await clerk.press('button', '保存这场活动')
  await row(clerk, LATE).getByText('存在这台设备上', { exact: true }).waitFor()
  await clerk.context.clearCookies()
  await clerk.context.setOffline(false)
  await clerk.sees(/有 1 条活动没有发送，需要先登录/)
  await clerk.look('on-需要先登录')
  await clerk.page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await clerk.press('button', '登录')
  await row(clerk, LATE).getByText('已收到', { exact: true }).waitFor()
  assert.equal(await eventsNamed(clerk, LATE), 1)
}

async function handsThePhoneOver(clerk) {
  await clerk.go('/admin/#/events/new')
  await clerk.page.getByLabel('名称', { exact: true }).fill('演示·还没有写完')
  await clerk.sees('写的内容已经存在这台设备上，关掉也不会丢。')
  await clerk.page.locator('header button.name').click()
  await clerk.press('button', '退出登录')
  const dialog = clerk.page.getByRole('dialog')
  await dialog.getByText('还有 1 条活动没有发送').waitFor()
  await clerk.look('oo-退出前提醒')
  await dialog.getByRole('button', { name: '退出登录' }).click()
  await clerk.sees(/需要先登录/)
  await signIn(clerk, 'editor')
  await clerk.go(RECORDS)
  await clerk.sees('这台设备上没有您的记录。')
  await clerk.sees(/还有 1 条是.*记的，没有发送/)
  await clerk.look('op-别人的记录')
}

/** The page is closed for good and opened anew. */
async function reopen(clerk, path) {
  await clerk.page.close()
  await clerk.open()
  await clerk.go(path)
}

async function write(clerk, title) {
  await clerk.thing('heading', '记一场活动').waitFor()
  await clerk.page.getByRole('main').getByText('广场咨询', { exact: true }).click()
  await clerk.page.getByLabel('名称', { exact: true }).fill(title)
  await clerk.page.getByLabel('地点', { exact: true }).fill('演示圩镇文化广场')
}

async function addPhoto(clerk) {
  const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), clerk.press('button', '选择照片', { exact: true })])
  await chooser.setFiles({ name: '演示集市.png', mimeType: 'image/png', buffer: await clerk.page.screenshot() })
  await clerk.thing('img', '演示集市.png').waitFor()
}

const row = (clerk, title) => clerk.page.getByRole('listitem').filter({ has: clerk.page.getByRole('heading', { name: title }) })

/** As the server lists them. */
async function eventsNamed(clerk, title) {
  const { items } = await clerk.page.evaluate(async () => (await fetch('/api/pufa-events?size=100')).json())
  return items.filter((event) => event.title === title).length
}
