import assert from 'node:assert/strict'

const TRAINING = '演示·候补演示培训'
const DIVIDED = '演示·分镇街名额的培训'
const TOWNSHIP = '440881001'

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
  await townshipIsFull(director, server.address)
}

/** Seats are left, but none for this township: the next there is the first of its own queue. */
async function townshipIsFull(director, address) {
  await fillsTownship(address)
  await director.go('/#/packages/training/sessions')
  await director.sees('您镇街的名额已满，可以排队等候补')
  await director.look('65b-镇街名额已满的列表')
  await director.press('link', new RegExp(DIVIDED))
  await director.sees('用哪个身份报名')
  await director.look('65c-镇街名额已满', { fullPage: true })
  await director.press('button', '排队等候补')
  await director.sees('您镇街的名额已满，您排在第 1 位。', { exact: false })
  await director.look('65d-排镇街的候补')
}

/** The sign-in page asks once and leads back to where one was. */
export async function entersAs(person, name) {
  const account = person.thing('link', new RegExp(`^${name}`))
  const asks = person.thing('button', '登录', { exact: true })
  await account.or(asks).first().waitFor()
  if (!(await account.isVisible())) await asks.click()
  await account.click()
}

/** Another session with one seat, which a volunteer takes. */
async function fillsOnlySeat(address) {
  const id = await announces(address, { title: TRAINING, audience: ['child_director', 'volunteer'], capacity: 1 })
  const volunteer = await signedIn(address, 'volunteer')
  const { roles } = await volunteer('/api/me')
  const { division } = roles.find(({ role }) => role === 'volunteer')
  const enrolment = await volunteer(`/api/training-sessions/${id}/enrolments`, { role: 'volunteer', division })
  assert.equal(enrolment.state, 'enrolled')
  return { withdraw: () => volunteer(`/api/enrolments/${enrolment.id}/withdraw`, null) }
}

/** A session of ten seats, one of which is the township's: its supervisor takes it. */
async function fillsTownship(address) {
  const audience = ['child_director', 'child_supervisor']
  const id = await announces(address, { title: DIVIDED, audience, capacity: 10, quotas: [{ township: TOWNSHIP, seats: 1 }] })
  const supervisor = await signedIn(address, 'child_supervisor')
  await supervisor(`/api/training-sessions/${id}/enrolments`, { role: 'child_supervisor', division: TOWNSHIP })
}

async function announces(address, draft) {
  const trainer = await signedIn(address, 'trainer')
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  const when = { opensAt: day(-1), closesAt: day(5), startsAt: day(8), endsAt: day(9) }
  const { id } = await trainer('/api/training-sessions', { ...when, place: '演示镇政府三楼', topics: ['家庭走访'], ...draft })
  return id
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
