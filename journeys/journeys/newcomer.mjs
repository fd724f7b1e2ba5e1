import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { demoCaller } from '../lib/caller.mjs'

// Nobody's numbers: no operator hands out 100.
const RESIDENT = '10000005001'
const REPLACED = '10000005009'
const AGENT = '10000005002'
// The example of the standard itself (GB 11643).
const ID_NUMBER = '11010519491231002X'

/** Somebody who never was here: in by phone, and entered as child director. */
export async function newcomerRegisters(people, { server }) {
  const newcomer = await people.phone()
  await newcomer.go('/')
  await newcomer.press('link', '我的')
  await newcomer.press('button', '登录')
  await newcomer.thing('button', '获取验证码').waitFor()
  await newcomer.look('50-手机号登录')
  await readsPrivacy(newcomer)
  await signIn(newcomer, RESIDENT)
  await newcomer.sees('居民', { exact: true })

  await asksToBeChildDirector(newcomer, '演示新来的')
  await newcomer.look('52-等审核')
  await townshipAccepts(server.address, '演示新来的')
  await newcomer.thing('button', '返回').click()
  await newcomer.sees('（儿童主任）')
  await newcomer.look('53-儿童主任')

  await savesIdNumber(newcomer)
  await takesDataAlong(newcomer)
  await replacesPhone(newcomer)
  await signsOut(newcomer, server.address)
}

/** Before the number of a phone is typed: what is kept and what is not. */
async function readsPrivacy(person) {
  await person.press('link', '看隐私说明')
  await person.sees('我们记什么，不记什么')
  await person.sees(/我们记您的手机号/)
  await person.thing('button', '返回').click()
  await person.thing('button', '获取验证码').waitFor()
}

export async function signIn(person, phone) {
  await fill(person, '手机号', phone)
  await person.press('button', '获取验证码')
  await person.sees('您的登录验证码')
  await person.look('51-验证码')
  await fill(person, '短信验证码', '000000')
  person.expect(/status of 401/)
  await person.press('button', /^登录$/)
  await person.sees('验证码不对')
  await fill(person, '短信验证码', await codeOn(person))
  await person.press('button', /^登录$/)
}

/** What the demo's phone shows; a real one shows it on its own screen. */
async function codeOn(person, words = '您的登录验证码') {
  const text = await person.page.getByText(words).filter({ visible: true }).first().innerText()
  return text.match(/\d{6}/)[0]
}

export async function asksToBeChildDirector(person, name, village = '村') {
  await person.press('link', /^我的身份/)
  await person.press('button', '登记身份')
  await person.press('radio', /^儿童主任/)
  await person.press('link', '罗州街道')
  await fill(person, '村名里的字，可以不填', village)
  await person.page.getByRole('link').filter({ hasText: village, visible: true }).first().click()
  await fill(person, '您的姓名', name)
  await person.press('button', '登记为儿童主任')
  await person.sees('等审核')
}

export async function townshipAccepts(address, name) {
  const township = await demoCaller(address, 'township')
  const waiting = await township('GET', '/api/post-requests?state=waiting&size=100')
  const request = waiting.items.find((one) => one.name === name)
  assert.ok(request, 'the township sees the request')
  await township('POST', `/api/post-requests/${request.id}/decide`, { accept: true })
}

async function savesIdNumber(person) {
  await person.press('link', /^我的个人信息/)
  await person.press('link', /^身份证号/)
  await person.press('button', '保存身份证号')
  await person.sees('请看完上面的话')
  await person.press('checkbox', /同意保存/)
  await fill(person, '身份证号', ID_NUMBER)
  await person.press('button', '保存身份证号')
  await person.thing('button', '删除身份证号').waitFor()
  assert.equal(await person.page.getByText(ID_NUMBER).count(), 0, 'the number is masked')
  await person.look('54-身份证号')
  await person.thing('button', '返回').click()
}

/** Everything that is kept about somebody, as a file to read. */
async function takesDataAlong(person) {
  await person.press('link', /^导出我的信息/)
  await person.thing('button', '存成文件').waitFor()
  await person.look('55-我的信息')
  const [file] = await Promise.all([person.page.waitForEvent('download'), person.press('button', '存成文件')])
  await person.sees('已经存成文件，在手机的“下载”里。')
  assert.match(file.suggestedFilename(), /^我的信息-\d{4}-\d{2}-\d{2}\.txt$/)
  const text = await readFile(await file.path(), 'utf8')
  assert.match(text, /^普法通里我的信息，.*导出\n/)
  for (const known of [RESIDENT, '演示新来的', ID_NUMBER]) assert.ok(text.includes(known), `${known} is in the file`)
}

/** Another phone takes the place of the first, which must say so; and where one is signed in is seen. */
async function replacesPhone(person) {
  await person.go('/#/pages/mine/mine')
  await person.press('link', /^手机号/)
  await provesPhone(person, '原来的手机号', RESIDENT, '您正在更换登录手机号', '下一步')
  await provesPhone(person, '新的手机号', REPLACED, '您在绑定手机号', '更换')
  await person.sees('手机号绑定好了')
  await person.press('button', '回到我的')
  await person.press('link', /^已登录的设备/)
  await person.sees(/您现在用的/)
}

async function provesPhone(person, label, phone, words, action) {
  await fill(person, label, phone)
  await person.press('button', '获取验证码')
  await person.sees(new RegExp(words))
  await fill(person, '短信验证码', await codeOn(person, words))
  await person.press('button', action)
}

/** Nothing that opens the account stays on this phone, and what was copied from it opens nothing. */
async function signsOut(person, address) {
  const token = await person.page.evaluate(() => localStorage.getItem('pufa.token'))
  assert.equal(await statusFor(address, token), 200)
  await leavesAQuestionUnsent(person)
  await person.go('/#/pages/mine/mine')
  await person.press('button', '退出登录')
  await person.sees(/写了没提交的话/)
  await person.look('55-退出登录之前')
  await person.press('button', '先不退出')
  await person.press('button', '退出登录')
  await person.press('button', '退出并清除未提交的内容')
  await person.sees('您还没有登录')
  await person.look('55-退出登录')
  const kept = await person.page.evaluate(() => Object.keys(localStorage))
  assert.deepEqual(kept.filter((key) => /^pufa\.(token|person|typed)/.test(key)), [])
  assert.equal(await statusFor(address, token), 401)
  await person.go('/#/packages/personal/export')
  await person.sees('登录以后才能导出您的信息')
}

async function leavesAQuestionUnsent(person) {
  await person.go('/#/packages/needs/ask')
  await person.page.locator('textarea').filter({ visible: true }).fill('演示：没有写完的问题')
  await person.sees(/^已存在这台手机上/)
}

async function statusFor(address, token) {
  return (await fetch(`${address}/api/me`, { headers: { Authorization: `Bearer ${token}` } })).status
}

/** An organisation's agent: in by WeChat, with a phone, bound by the code of a letter, and gone again. */
export async function agentBinds(people, { server }) {
  const { organization, code } = await bureauWritesLetter(server.address)
  const agent = await people.phone()
  await agent.go('/')
  await agent.press('link', '我的')
  await agent.press('button', '登录')
  await agent.press('button', '演示微信登录')
  await agent.press('link', /^手机号/)
  await fill(agent, '演示：微信里的手机号', AGENT)
  await agent.press('button', '用微信里的手机号')
  await agent.sees('手机号绑定好了')
  await agent.press('button', '回到我的')

  await agent.press('link', /^绑定单位/)
  await fill(agent, '邀请码', code.toLowerCase())
  await fill(agent, '统一社会信用代码后 6 位', 'AAAAAA')
  await fill(agent, '您的姓名', '演示新经办')
  agent.expect(/status of 409/)
  await agent.press('button', '绑定单位')
  await agent.thing('alert').waitFor()
  await agent.look('57-绑定没成')
  await fill(agent, '统一社会信用代码后 6 位', organization.creditCode.slice(-6))
  await agent.press('button', '绑定单位')
  await agent.sees('绑定好了')
  await agent.look('58-绑定好了')

  await agent.press('button', '回到我的')
  await agent.press('link', new RegExp(`^${organization.name}`))
  await agent.sees('100****5002')
  await agent.look('59-我的单位')
  await agent.thing('button', '返回').click()
  await erasesEverything(agent)
}

/** A child director would have to hand the post over first; an agent may go. */
async function erasesEverything(person) {
  await person.press('link', /^我的个人信息/)
  await person.press('link', /^注销账号/)
  await person.press('button', /^注销账号/)
  await person.sees('请填“注销”两个字')
  await fill(person, /请填“注销”两个字/, '注销')
  await person.press('button', /^注销账号/)
  await person.sees('账号注销好了')
  await person.look('56-注销')
}

async function bureauWritesLetter(address) {
  const officer = await demoCaller(address, 'case_officer')
  const { items } = await officer('GET', '/api/organizations?size=1')
  const [organization] = items
  const invitation = await officer('POST', `/api/organizations/${organization.id}/invitations`, { delivery: 'letter', as: 'org_agent' })
  return { organization, code: invitation.letter.code }
}

function fill(person, label, text) {
  return person.page.getByRole('textbox', { name: label }).filter({ visible: true }).first().fill(text)
}
