import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'

const NAME = '演示·两个人改的窗口'

/** Two people correct the same office: the second is told who was faster, chooses, and nothing typed is lost. */
export async function twoChangeTheSame(people, { server }) {
  const editor = await demoCaller(server.address, 'editor')
  const { townships } = await editor('GET', '/api/divisions')
  const draft = { name: NAME, division: townships.at(-1).code, address: '演示路1号', services: ['low_income_aid'] }
  const office = await editor('POST', '/api/office-records', draft)
  const [first, second] = [await people.desk(), await people.desk()]
  await signIn(first, 'editor')
  await signIn(second, 'case_officer')
  for (const one of [first, second]) await opens(one, office.id)
  await field(first, 'name').fill(`${NAME}一`)
  await field(first, 'address').fill('演示路2号')
  await saves(first)
  await first.thing('heading', `${NAME}一`).waitFor()

  await field(second, 'name').fill(`${NAME}二`)
  await field(second, 'note').fill('演示：请带身份证。')
  second.expect(/status of 409/)
  await saves(second)
  await second.thing('heading', /^您打开之后，演示.+改过/).waitFor()
  await second.look('w1-别人先改了')
  const goesOn = second.thing('button', '选好了，接着改')
  assert.equal(await goesOn.isDisabled(), true)
  await second.page.getByRole('article', { name: '名称' }).getByText('用这里的').click()
  await goesOn.click()
  assert.equal(await field(second, 'name').inputValue(), `${NAME}二`)
  assert.equal(await field(second, 'address').inputValue(), '演示路2号')
  assert.equal(await field(second, 'note').inputValue(), '演示：请带身份证。')
  await saves(second)
  await second.thing('heading', `${NAME}二`).waitFor()
  await editor('POST', `/api/office-records/${office.id}/close`, { reason: '演示：走完了' })
}

async function opens(person, office) {
  await person.go(`/admin/#/offices/${office}/edit`)
  await person.page.waitForFunction((name) => [...document.querySelectorAll('input')].some(({ value }) => value === name), NAME)
}

const saves = (person) => person.press('button', '保存，居民马上看到')
const field = (person, name) => person.page.locator(`[data-field="${name}"] input`)

const ANSWERS = ['演示：先去村委会开证明。', '演示：先去镇里的公共服务窗口。']

/** Two people answer the same question: the second sees the first answer before it gives way, and the resident has the second. */
export async function twoAnswerTheSame(people, { server }) {
  const resident = await demoCaller(server.address, 'resident')
  const { id } = await resident('POST', '/api/me/questions', { text: '演示：高龄津贴在哪里申请？' })
  const [first, second] = [await people.desk(), await people.desk()]
  await signIn(first, 'editor')
  await signIn(second, 'case_officer')
  for (const [place, one] of [first, second].entries()) {
    await one.go(`/admin/#/questions/${id}`)
    await one.page.getByLabel('写给提问的人').fill(ANSWERS[place])
  }
  await first.press('button', '回答，提问的人就能看到')
  await first.thing('button', '改回答').waitFor()

  second.expect(/status of 409/)
  await second.press('button', '回答，提问的人就能看到')
  await second.thing('heading', /^您打开之后，演示.+改过/).waitFor()
  await second.sees(ANSWERS[0])
  await second.look('w3-别人先答了')
  await second.page.getByRole('article', { name: '写给提问的人' }).getByText('用这里的').click()
  await second.press('button', '选好了，接着改')
  await second.press('button', '回答，提问的人就能看到')
  await second.thing('button', '改回答').waitFor()
  const { items } = await resident('GET', '/api/me/questions?size=100')
  assert.equal(items.find((one) => one.id === id).answer, ANSWERS[1])
}

/** A department's account and its link answer for the same part: the link is told that somebody was faster, but not who. */
export async function accountAndLinkAnswerTheSame(people, { server }) {
  const officer = await demoCaller(server.address, 'case_officer')
  const partner = await demoCaller(server.address, 'partner')
  const { id } = await partner('GET', '/api/me')
  const draft = { title: '演示·两处都填的活动', kind: 'stand', plannedOn: '2026-12-04', place: '演示广场', departments: [{ department: '演示妇联', partner: id }] }
  const { sheet, parts } = await officer('POST', '/api/joint-sheets', draft)
  const { path } = await officer('POST', `/api/joint-parts/${parts[0].id}/link`, { validHours: 2 })
  const holder = await people.phone()
  // Whoever comes by a link has no session.
  holder.expect(/status of 401/)
  await holder.go(path)
  await holder.press('button', '填写')
  await holder.page.getByLabel(/^来了多少人/).fill('6')
  await partner('PUT', `/api/me/joint-parts/${parts[0].id}`, { seen: 1, takesPart: true, people: 4, copies: 80 })
  holder.expect(/status of 409/)
  await holder.press('button', '提交')
  await holder.thing('heading', /^您打开之后，别人改过/).waitFor()
  await holder.look('w2-部门先填了')
  await holder.page.getByRole('article', { name: '来了多少人' }).getByText('用这里的').click()
  await holder.press('button', '选好了，接着改')
  await holder.press('button', '提交')
  await holder.sees(/^收到了，谢谢/)
  const { part } = await partner('GET', `/api/me/joint-parts/${parts[0].id}`)
  assert.deepEqual([part.people, part.copies], [6, 80])
  await officer('POST', `/api/joint-sheets/${sheet.id}/cancel`, { reason: '演示：走完了' })
}
