import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const TRAINING = '演示·候补演示培训'

/** A child director signs up, gives the seat back, and waits for one where all are taken. */
export async function directorSignsUp(people, { server }) {
  const director = await people.phone()
  await director.go('/')
  await director.press('link', '办事')
  await director.sees('您要办什么')
  await director.look('60-办事')
  await director.press('link', /^我要报名培训/)
  await entersAs(director, '演示儿童主任')
  await director.sees('您能报名的')
  await director.look('61-培训')
  await director.press('link', /家庭走访和强制报告/)
  await director.sees(/^还有 \d+ 个名额$/)
  await director.press('button', '报名')
  await director.sees('报名成功，请按时参加。')
  await director.look('62-报上了')
  await director.press('button', '退出报名')
  await director.press('button', '确定退出')
  await director.thing('button', '报名').waitFor()

  const volunteer = await fillsOnlySeat(server.address)
  await director.thing('button', '返回').click()
  await director.press('link', new RegExp(TRAINING))
  await director.press('button', '排队等候补')
  await director.sees('候补第 1 位')
  await director.look('63-候补')
  await director.go('/')
  await director.thing('link', /排在第 1 位/).waitFor()
  await director.look('64-首页')

  await volunteer.withdraw()
  await director.press('link', /排在第 1 位/)
  await director.sees(/补上名额/)
  await director.press('button', '退出报名')
  await director.sees(/名额就让给别人了/)
  await director.look('65-退出之前')
  await director.press('button', '不退出')
}

/** An agent files the return from the notice, and keeps the receipt; the officer's figure moves by itself. */
export async function agentFiles(people, world) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '年报')
  await officer.page.getByRole('row').nth(1).click()
  await officer.page.locator('[data-figure=submitted]').waitFor()

  const agent = await people.phone()
  await agent.go('/')
  await agent.press('link', '办事')
  await agent.press('button', '登录看通知')
  await entersAs(agent, '演示经办人甲')
  await agent.press('link', /年度工作报告的通知.*已知悉/)
  await agent.press('button', '报送年报')
  await agent.sees('填这几样')
  await agent.look('66-年报路径')
  await fills(agent)
  await agent.look('67-核对并提交')
  await agent.press('checkbox', /^我承诺/)
  await agent.press('button', '提交年报')
  await agent.sees('年报收到了')
  await agent.sees(/^R\d{4}-\d{6}$/)
  await agent.look('68-回执')
  await officer.page.waitForFunction(() => parseInt(document.querySelector('[data-figure=submitted]')?.innerText, 10) === 1)
  await officer.look('69-科员看到已报送')

  await agent.press('button', '回到办事')
  await agent.press('link', /^我要报年报/)
  await agent.press('link', /回执 R\d{4}-\d{6}/)
  await agent.sees('年报收到了')
}

async function fills(agent) {
  await agent.press('button', '去填：一年做了什么')
  await agent.press('button', '下一步：收支')
  await agent.sees('请写一写这一年做了什么')
  await fill(agent, '主要活动和成果', '演示：办了四次义诊，走访了三十户老人，教会十二个人急救。')
  await fill(agent, '开会几次', '2')
  await fill(agent, '办活动几次', '16')
  await agent.sees(/^已保存 \d\d:\d\d/)
  await agent.press('button', '下一步：收支')
  await fill(agent, '全年收入（元）', '12,345.6')
  await fill(agent, '全年支出（元）', '12000')
  await agent.sees('结余 345.60 元')
  await agent.press('button', '下一步：联系人')
  await fill(agent, '联系人姓名', '演示联系人')
  await fill(agent, '联系电话', '10012340001')
  // Closed and opened again: nothing that was typed is lost.
  await agent.page.reload()
  await agent.sees('联系人姓名')
  assert.equal(await agent.thing('textbox', '联系电话').inputValue(), '10012340001')
  await agent.press('button', '下一步：附件和初审')
  await uploads(agent)
  await agent.press('radio', /^还没有初审/)
  await agent.press('button', '核对并提交')
  await agent.sees('12,345.60 元')
}

async function uploads(agent) {
  const photo = await agent.page.screenshot()
  const [chooser] = await Promise.all([agent.page.waitForEvent('filechooser'), agent.press('button', '选照片或文件')])
  await chooser.setFiles({ name: '演示年报.png', mimeType: 'image/png', buffer: photo })
  await agent.sees(/^已上传/)
}

async function fill(person, label, value) {
  await person.thing('textbox', label, { exact: true }).fill(value)
}

/** The sign-in page asks once and leads back to where one was. */
async function entersAs(person, name) {
  const account = person.thing('link', new RegExp(`^${name}`))
  const asks = person.thing('button', '登录', { exact: true })
  await account.or(asks).first().waitFor()
  if (!(await account.isVisible())) await asks.click()
  await account.click()
}

/** Another session with one seat, which a volunteer takes. */
async function fillsOnlySeat(address) {
  const trainer = await signedIn(address, 'trainer')
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  const { id } = await trainer('/api/training-sessions', {
    title: TRAINING,
    audience: ['child_director', 'volunteer'],
    capacity: 1,
    opensAt: day(-1),
    closesAt: day(5),
    startsAt: day(8),
    endsAt: day(9),
    place: '演示镇政府三楼',
    topics: ['家庭走访'],
  })
  const volunteer = await signedIn(address, 'volunteer')
  const { roles } = await volunteer('/api/me')
  const { division } = roles.find(({ role }) => role === 'volunteer')
  const enrolment = await volunteer(`/api/training-sessions/${id}/enrolments`, { role: 'volunteer', division })
  assert.equal(enrolment.state, 'enrolled')
  return { withdraw: () => volunteer(`/api/enrolments/${enrolment.id}/withdraw`, null) }
}

/** Somebody at another device, without a page before their eyes. `null` is a command without a body. */
async function signedIn(address, account) {
  const { token } = await ask(address, '/api/demo/sign-in', { account })
  return (path, body) => ask(address, path, body, token)
}

async function ask(address, path, body, token) {
  const answer = await fetch(address + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }) },
    body: body ? JSON.stringify(body) : undefined,
  })
  const json = await answer.json()
  assert.ok(answer.ok, `${path}: ${answer.status} ${JSON.stringify(json)}`)
  return json
}
