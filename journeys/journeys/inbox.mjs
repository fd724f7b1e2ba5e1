import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'

const AGENT = 'org_agent-2'
const NAME = '演示经办人乙'
const NOTICE = /年度工作报告的通知/
/** Neither of the organisations that other journeys change. */
const SECOND_ORGANIZATION = 4

/** Somebody who acts for two organisations: one notice, two lines; asks for help, and chooses what else to be told. */
export async function agentReplies(people, { server }) {
  const second = await actsForAnother(server.address)
  const agent = await people.phone()
  await agent.go('/')
  await agent.press('link', '办事')
  await agent.press('button', '登录看通知')
  await agent.press('link', new RegExp(`^${NAME}`))
  await agent.sees('您要办什么')
  await agent.press('link', /^全部消息/)
  await agent.sees(/^有 \d+ 条没读。$/)
  await agent.sees(/^2 家单位，\d 条没读$/)
  await agent.look('46-消息')

  await agent.press('link', new RegExp(`^${second.name}.*未读`))
  await agent.sees(NOTICE)
  await asksForHelp(agent)
  await agent.thing('button', '返回').click()
  await agent.thing('link', new RegExp(`^${second.name}.*回复了：需要帮助`)).waitFor()
  await choosesWhatComes(agent, second)
  await agreesToReminders(agent)
}

async function asksForHelp(agent) {
  await agent.press('button', '需要帮助')
  await agent.thing('textbox', /^哪里有困难/).fill('演示：会计刚换，不会填收支。')
  await agent.look('47-需要帮助')
  await agent.press('button', '先不回复')
  await agent.press('button', '需要帮助')
  await agent.press('button', '确定，需要帮助')
  await agent.sees('您回复了：需要帮助')
  await agent.look('48-回复了')
}

async function choosesWhatComes(agent, { name }) {
  await agent.press('link', /^通知方式/)
  await agent.sees('一直会发，不能关')
  const courtesy = () => agent.thing('switch', `${name}，收一般告知`)
  await courtesy().click()
  await agent.sees('现在不收')
  await agent.look('49-通知方式')
  // Kept by the server, not by the page.
  await agent.page.reload()
  await courtesy().waitFor()
  assert.equal(await courtesy().getAttribute('aria-checked'), 'false')
  await courtesy().click()
  await agent.page.waitForFunction(() => document.querySelectorAll('[role=switch][aria-checked=false]').length === 0)
}

async function agreesToReminders(agent) {
  await agent.press('link', /^微信提醒/)
  await agent.sees('现在不会提醒')
  await agent.press('button', '再收一次提醒')
  await agent.sees('记下了')
  await agent.sees('还能提醒 1 次')
  await agent.look('50-微信提醒')
}

/** The link of a mail: answered once without signing in, and plain about it afterwards. */
export async function anyoneRepliesByLink(people, { server }) {
  const path = await linkInMail(server.address)
  const reader = await people.phone()
  await reader.go(path)
  await reader.sees(NOTICE)
  await reader.look('90-回复链接')
  await reader.press('button', '已经报送了')
  await reader.look('91-确认回复')
  await reader.press('button', '确定，已经报送了')
  await reader.sees('回复收到了')
  await reader.look('92-回复收到了')

  const another = await people.phone()
  await another.go(path)
  await another.sees('已经回复过了：已报送')
  await another.look('93-回复过了')

  const guesser = await people.phone()
  guesser.expect(/status of 404/)
  await guesser.go(`${path.slice(0, -4)}AAAA`)
  await guesser.sees('这个链接打不开')
  await guesser.look('94-链接不对')
}

/** Binds the demo's second agent to one more organisation, as the letter of the bureau lets them. */
async function actsForAnother(address) {
  const officer = await demoCaller(address, 'case_officer')
  const { items } = await officer('GET', '/api/organizations?size=10')
  const organization = items[SECOND_ORGANIZATION]
  const { letter } = await officer('POST', `/api/organizations/${organization.id}/invitations`, { delivery: 'letter', as: 'org_agent' })
  const agent = await demoCaller(address, AGENT)
  const creditCodeTail = organization.creditCode.slice(-6)
  await agent('POST', '/api/agent/bindings', { code: letter.code, creditCodeTail, name: NAME })
  return organization
}

/** From `/#` on: the address in front is that of a server the people reach. */
async function linkInMail(address) {
  const answer = await fetch(`${address}/api/demo/outbox`)
  const { items } = await answer.json()
  const link = items.map(({ body }) => body.match(/\/#\/packages\/reply\/link\?link=[\w-]+/)?.[0]).find(Boolean)
  assert.ok(link, 'a mail with a link to reply')
  return link
}
