import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const TITLE = '演示·社会组织登记信息公示'
const NOTE = '登记日期应为2019年3月4日。'

/**
 * An officer gathers a batch and freezes it, the secrecy reviewer agrees, and anybody reads it on the phone without signing
 * in, finds an organisation and verifies a number. A correction stands beside the old words; what is withdrawn is gone at once.
 */
export async function batchBecomesPublic(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '公示')
  await officer.press('button', '新建公示批次')
  const name = await gathers(officer)
  await officer.press('button', '固定内容，送保密审查')
  await officer.sees('保密审查中', { exact: true })
  await officer.look('p2-固定以后')
  const address = officer.page.url()

  const reviewer = await people.desk()
  await signIn(reviewer, 'secrecy_reviewer')
  await reviewer.page.goto(address)
  await reviewer.sees(/请逐项看/)
  await reviewer.look('p3-保密审查')
  await reviewer.press('button', '审查通过，可以公开')
  await reviewer.sees('审查通过', { exact: true })

  await officer.page.reload()
  await officer.press('button', '公示', { exact: true })
  await officer.look('p4-公示')
  await officer.press('button', /^公示 \d+ 项/)
  await officer.sees('已公示', { exact: true })
  await officer.look('p5-已公示')

  const resident = await people.phone()
  await publicReads(resident, name)
  await corrects(officer, reviewer)
  await resident.page.reload()
  await resident.sees(NOTE, { exact: false })
  await resident.look('p9-更正说明')
  await looksUp(resident, name)
  await withdraws(officer, resident, address, name)
}

async function gathers(officer) {
  await officer.sees('公众会看到（0 项）')
  await officer.page.getByText('年度工作报告结论').first().click()
  await officer.page.getByRole('option', { name: '登记信息' }).click()
  await officer.page.getByRole('spinbutton', { name: '年度' }).fill('2019')
  await officer.page.getByRole('spinbutton', { name: '年度' }).press('Enter')
  await officer.sees(/还有 \d+ 项可以公示/)
  const take = officer.page.getByRole('button', { name: /^放进来 / })
  const name = (await take.first().getAttribute('aria-label')).replace('放进来 ', '')
  await take.first().click()
  await take.first().click()
  await officer.page.getByRole('textbox', { name: '标题' }).fill(TITLE)
  await officer.sees('公众会看到（2 项）')
  await officer.look('p1-新建公示批次')
  await officer.press('button', '保存草稿')
  await officer.sees('草稿', { exact: true })
  return name
}

async function publicReads(resident, name) {
  await resident.go('/#/pages/affairs/affairs')
  await resident.press('link', /^我要查社会组织/)
  await resident.sees('查社会组织', { exact: true })
  await resident.look('p6-查社会组织')
  await resident.press('link', /^看公示/)
  await resident.press('link', new RegExp(`^${TITLE}`))
  await resident.sees(name, { exact: false })
  await resident.look('p7-公示')
}

async function corrects(officer, reviewer) {
  await officer.page.getByRole('button', { name: '加更正说明 第1项' }).click()
  await officer.page.getByRole('textbox', { name: '更正说明（公开可见）' }).fill(NOTE)
  await officer.press('button', '送保密审查')
  await officer.sees(NOTE, { exact: false })
  await reviewer.press('link', '公示')
  await reviewer.press('link', '更正说明')
  await reviewer.sees(NOTE, { exact: false })
  await reviewer.look('p8-更正说明')
  await reviewer.press('button', '同意公布')
  await reviewer.sees('已公布', { exact: true })
}

async function withdraws(officer, resident, address, name) {
  await officer.page.goto(address)
  await officer.press('button', '全部撤下')
  await officer.page.getByRole('dialog').getByRole('textbox').fill('演示·公示期满')
  await officer.look('pc-全部撤下')
  await officer.press('button', '撤下（理由公开可见）')
  await officer.sees('原来公示的，公众已经看不到')
  await officer.look('pd-已撤下')
  await resident.go('/#/packages/register/publications')
  await resident.press('link', /^公示20\d\d-\d+/)
  await resident.sees(/撤下。原因：演示·公示期满/)
  await resident.look('pe-撤下以后')
  const page = await resident.page.locator('body').innerText()
  for (const words of [TITLE, name]) assert.ok(!page.includes(words), words)
}

async function looksUp(resident, name) {
  await resident.go('/#/packages/register/search')
  await resident.page.getByRole('textbox', { name: /名称里的几个字/ }).fill(name)
  await resident.press('button', '查', { exact: true })
  await resident.press('link', new RegExp(`^${name}`))
  await resident.sees('公示过什么')
  await resident.look('pa-社会组织')
  const code = (await resident.page.getByText(/^[0-9A-Z]{18}$/).first().innerText()).trim()
  await resident.go('/#/packages/register/verify')
  await resident.page.getByRole('textbox', { name: '编号' }).fill(code.toLowerCase())
  await resident.press('button', '核验', { exact: true })
  await resident.sees(/本局登记的社会组织/)
  await resident.look('pb-核验')
  assert.equal(await resident.page.getByText('演示·电话').count(), 0)
}
