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
  await second.page.getByRole('article', { name: '名称' }).getByText('保留我的').click()
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
