import jsQR from 'jsqr'
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'
import { demoCaller, phoneCaller } from '../lib/caller.mjs'
import { binds, files, releasesCampaign, soundReturn, submits } from '../lib/returns.mjs'
import { signIn } from './officer.mjs'

const LAST = new Date().getFullYear() - 1
const FILER = '10000007001'
const CLAUSES = {
  approvedOn: '2018-05-01', validFrom: '2018-05-01', purpose: '演示：服务会员，促进行业规范发展。', scope: ['演示：技术培训和咨询服务', '演示：政策宣传和行业交流'],
  termYears: 5, councilMeetingsPerYear: 2, assemblyMeetingsPerYear: 1, councilMin: 5, councilMax: 9,
}
const CLOCK_MS = 90_000

/** Two returns wait: one with a council that met once and a year unlike the one before, one with nothing to say about. */
export async function returnsWait(_people, world) {
  const { address } = world.server
  const officer = await demoCaller(address, 'case_officer')
  const approver = await demoCaller(address, 'approver')
  await knowsDaysOff(officer)
  const before = await releasesCampaign(officer, approver, LAST - 1, 91)
  const now = await releasesCampaign(officer, approver, LAST, 92)
  const { items } = await officer('GET', '/api/organizations?type=social_group&size=60')
  const [troubled, plain] = items.filter(({ registeredOn }) => registeredOn < '2018')
  world.filer = await phoneCaller(address, FILER)
  for (const organization of [troubled, plain]) {
    await binds(officer, world.filer, organization)
    await officer('POST', `/api/organizations/${organization.id}/charters`, CLAUSES)
  }
  await files(world.filer, before, troubled.id, soundReturn(LAST - 1))
  await files(world.filer, now, plain.id, soundReturn(LAST))
  const filing = await files(world.filer, now, troubled.id, troubledReturn())
  Object.assign(world, { troubled, plain, filing: filing.id, campaign: now })
}

/** Months of rectification may end in a year whose days off nobody has announced yet. */
async function knowsDaysOff(officer) {
  const year = new Date(Date.now() + 120 * 86_400_000).getFullYear()
  const { items } = await officer('GET', '/api/holidays')
  if (items.some((known) => known.year === year)) return
  await officer('PUT', `/api/holidays/${year}`, { seen: 0, source: '演示·放假安排', days: [{ date: `${year}-01-01`, name: '元旦', off: true }] })
}

function troubledReturn() {
  const sound = soundReturn(LAST)
  const grown = { incomeGrants: 300_000_000, incomeTotal: 300_000_000, netChange: 220_000_000, flowOperations: 220_000_000, flowTotal: 220_000_000 }
  const closing = Object.fromEntries(['cashClose', 'assetsClose', 'netUnrestrictedClose', 'netAssetsClose'].map((cell) => [cell, 320_000_000]))
  return { ...sound, ...grown, ...closing, councilMeetings: 1, meetings: sound.meetings.slice(0, 2) }
}

/** Takes the riskiest, reads it beside last year and the charter, gives it back for two cells, and sees what changed. */
export async function reviewerAsksForCorrection(people, world) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '年报审查')
  const rows = officer.page.getByRole('row')
  await rows.nth(2).waitFor()
  assert.match(await rows.nth(1).innerText(), new RegExp(`${world.troubled.name}[^]*理事会会议次数少于章程[^]*没人领`), 'the riskiest stands first')
  await officer.look('v1-待审年报')
  await officer.press('button', '领下一份')
  await officer.thing('heading', new RegExp(world.troubled.name)).waitFor()
  await readsDesk(officer)
  await setsAside(officer)
  await asksBack(officer)
  await filerAnswers(world)
  await officer.page.reload()
  await officer.sees('已改好再交')
  const change = officer.page.getByRole('row').filter({ hasText: '召开理事会次数' }).filter({ hasText: '已改' })
  assert.match(await change.innerText(), /1[^]*已改[^]*2/, 'before and after side by side')
  await officer.look('v6-补正前后')
  world.reviewer = people.handOver(officer)
}

async function readsDesk(officer) {
  await officer.sees('演示：技术培训和咨询服务')
  const flag = flagOf(officer, '理事会会议次数少于章程')
  assert.match(await flag.innerText(), /报告填的\s*1 次[^]*每年至少 2 次/, 'the flag says what it compared')
  await officer.look('v2-审查台')
  await officer.press('button', /^和去年不同的 \d+ 处$/)
  await officer.sees('收入合计', { exact: true })
  await officer.look('v3-和去年不同')
  await officer.press('button', '全部', { exact: true })
}

/** In the dialog; the page behind it may have a field of that name. */
const writes = (person, label, words) => person.page.getByRole('dialog').getByRole('textbox', { name: label }).fill(words)

const flagOf = (officer, title) => officer.page.getByRole('article').filter({ has: officer.page.getByRole('heading', { name: title }) })

async function setsAside(officer) {
  const flag = flagOf(officer, '没有建立党组织')
  await flag.getByRole('button', { name: '不是问题' }).click()
  await writes(officer, '理由', '演示：只有一名党员，已编入联合党支部。')
  await officer.press('button', '标为不是问题')
  await flag.getByText('已编入联合党支部', { exact: false }).waitFor()
}

async function asksBack(officer) {
  await officer.press('button', '退回补正')
  await officer.press('checkbox', '会议列表')
  const picked = officer.page.locator('.cell input:checked')
  const kept = ['councilMeetings', 'meetings']
  for (const cell of await picked.evaluateAll((boxes) => boxes.map((box) => box.closest('[data-cell]').dataset.cell))) {
    if (!kept.includes(cell)) await officer.page.locator(`[data-cell=${cell}] input`).uncheck()
  }
  await officer.look('v4-勾选要改的格子')
  await officer.press('button', '写原因，退回这 2 格')
  await writes(officer, '原因', '章程要求理事会每年至少开两次。请核对会议次数和会议列表。')
  await officer.press('button', '退回，开放这 2 格')
  await officer.sees(/^等组织改/)
  await officer.sees(/5 个工作日/)
  await officer.look('v5-等组织改')
}

async function filerAnswers({ filer, filing }) {
  const { cells } = await filer('GET', `/api/filings/${filing}`)
  const { councilMeetings, meetings } = soundReturn(LAST)
  const seen = (code) => cells.find(({ cell }) => cell === code)?.version ?? 0
  const mended = Object.entries({ councilMeetings, meetings }).map(([cell, value]) => ({ cell, value, seen: seen(cell) }))
  await filer('POST', `/api/filings/${filing}/cells`, { cells: mended })
  await submits(filer, filing)
}

/** One proposes with reasons, another agrees; the letter carries a square code that anybody can check. */
export async function conclusionIsChecked(people, world) {
  const officer = people.welcome(world.reviewer)
  await concludes(officer)

  const reviewer = await people.desk()
  await signIn(reviewer, 'legal_reviewer')
  await reviewer.press('link', '年报审查')
  await goesTo(reviewer, '法制审核', '法制审核')
  await reviewer.page.getByRole('row').filter({ hasText: world.troubled.name }).click()
  await reviewer.sees('演示：财务制度没有写成文件')
  await reviewer.look('v8-法制审核')
  await reviewer.press('button', '同意，结论生效')
  await writes(reviewer, '审核意见', '演示：事实清楚，依据正确，程序合法。')
  await reviewer.page.getByRole('dialog').getByRole('button', { name: '同意，结论生效' }).click()
  await reviewer.sees('已生效', { exact: true })
  await reviewer.look('v9-已生效')

  await officer.press('link', '年报审查')
  await goesTo(officer, '结论', '年检结论')
  await officer.page.getByRole('row').filter({ hasText: world.troubled.name }).click()
  await officer.sees('还没有登记。整改期限从送达那天起算')
  await isVerified(officer, await people.phone(), world.troubled)
  world.reviewer = people.handOver(officer)
}

/** The same organisation stands in the list that is left, too. */
async function goesTo(person, link, heading) {
  await person.press('link', link, { exact: true })
  await person.thing('heading', heading, { exact: true }).waitFor()
}

async function concludes(officer) {
  await officer.page.getByRole('combobox', { name: '另外认定的情形' }).fill('财务制度')
  await officer.press('option', '财务制度不健全（基本合格）')
  await officer.page.keyboard.press('Escape')
  await officer.sees(/规则建议\s*基本合格/)
  await officer.page.getByRole('radiogroup', { name: '结论' }).getByText('基本合格', { exact: true }).click()
  await officer.page.getByRole('textbox', { name: /^理由/ }).fill('演示：财务制度没有写成文件')
  await officer.look('v7-提出结论')
  await officer.press('button', '提出结论，送法制审核')
  await officer.thing('link', '基本合格').waitFor()
  await officer.press('link', '基本合格')
  assert.equal(await officer.page.getByRole('button', { name: '同意，结论生效' }).count(), 0, 'not by whoever proposed it')
}

async function isVerified(officer, stranger, { name }) {
  const download = officer.page.waitForEvent('download')
  await officer.press('button', '下载通知书')
  const letter = await download
  assert.equal(letter.suggestedFilename(), `年检结论通知书-${name}.pdf`)
  const address = await squareCode(await letter.path())
  await stranger.go(address.slice(address.indexOf('/#')))
  await stranger.sees(name, { exact: false })
  await stranger.sees(/基本合格/)
  await stranger.look('va-核验结论')
}

/** What a telephone reads from the first page. */
async function squareCode(pdf) {
  const folder = await mkdtemp(join(tmpdir(), 'pufa-letter-'))
  try {
    await promisify(execFile)('pdftoppm', ['-png', '-r', '150', '-singlefile', pdf, join(folder, 'page')])
    const { data, width, height } = PNG.sync.read(await readFile(join(folder, 'page.png')))
    const code = jsQR(new Uint8ClampedArray(data), width, height)
    assert.ok(code, 'the letter has a square code')
    return code.data
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The clock starts with proven service, says how it was counted, and ends with a report that was checked. */
export async function rectificationIsDone(people, { reviewer, troubled }) {
  const officer = people.welcome(reviewer)
  await officer.press('button', '登记送达')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByPlaceholder(/谁签收的/).fill('演示：负责人当面签收')
  await officer.look('vb-登记送达')
  await officer.press('button', '记下')
  await dialog.waitFor({ state: 'detached' })
  await goesTo(officer, '整改', '整改')
  await clockStarts(officer, troubled.name)
  await officer.page.getByRole('row').filter({ hasText: troubled.name }).click()
  await officer.sees(/从第二天起算3个月/)
  await officer.look('vc-整改期限')
  await officer.press('button', '登记整改报告')
  await writes(officer, '整改情况', '演示：财务制度写好了，理事会通过。')
  await officer.look('vd-整改报告')
  await officer.press('button', '登记收到')
  await officer.press('button', '核查通过')
  await writes(officer, '核查意见', '演示：看过制度和会议纪要，属实。')
  await officer.press('button', '整改完成')
  await officer.page.getByRole('complementary').getByText('已完成', { exact: true }).waitFor()
  await officer.look('ve-整改完成')
}

/** The server counts on its next round; the list is asked again until it has. */
async function clockStarts(officer, name) {
  const row = officer.page.getByRole('row').filter({ hasText: name })
  await row.waitFor()
  const late = Date.now() + CLOCK_MS
  while (Date.now() < late) {
    if ((await row.innerText()).includes('整改中')) return
    const answer = officer.page.waitForResponse(/\/api\/rectifications/)
    await officer.press('button', '刷新')
    await answer
    await officer.thing('button', '刷新').waitFor()
  }
  assert.fail('the clock never started')
}

/** A return of another organisation came to the counter: its scan stands at the desk, and what the rules need is typed. */
export async function paperIsReviewed(people, world) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  const organization = await comesOnPaper(world, await officer.page.screenshot())
  await officer.press('link', '年报审查')
  await officer.page.getByRole('row').filter({ hasText: organization.name }).filter({ hasText: '纸质' }).click()
  await officer.thing('heading', new RegExp(organization.name)).waitFor()
  await officer.page.getByRole('img', { name: '纸质年报的扫描件' }).waitFor()
  await officer.press('button', '领取，开始审')
  const meetings = officer.page.getByRole('textbox', { name: '召开理事会次数' })
  await meetings.fill('一次')
  await officer.press('button', '保存录入，重新比对')
  await officer.sees('请填不小于 0 的整数。')
  await meetings.fill('1')
  await officer.press('button', '保存录入，重新比对')
  await officer.sees(/比章程要求少开 1 次/)
  await officer.sees(/纸质，未录入/, { exact: false })
  await officer.look('vp-纸质年报', { fullPage: true })
  await officer.press('button', '提出结论，送法制审核')
  await officer.sees('待法制审核', { exact: true })
  await officer.look('vq-纸质年报的结论')
}

async function comesOnPaper(world, picture) {
  const { address } = world.server
  const officer = await demoCaller(address, 'case_officer')
  const { items: campaigns } = await officer('GET', '/api/campaigns')
  const { items } = await officer('GET', '/api/organizations?type=social_group&size=60')
  const organization = items.findLast(({ registeredOn, id }) => registeredOn < '2018' && ![world.troubled.id, world.plain.id].includes(id))
  await officer('POST', `/api/organizations/${organization.id}/charters`, CLAUSES)
  const scan = (await officer('POST', '/api/files?purpose=counter_scan', picture)).id
  const arrivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  await officer('POST', '/api/paper-returns', { campaign: campaigns.find(({ year }) => year === LAST).id, organization: organization.id, arrivedOn, scan })
  return organization
}
