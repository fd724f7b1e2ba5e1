import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const TITLE = '演示风筝放飞条例'
const CODE = 'demo-fengzheng-fangfei'
const OLD = ['放风筝要有线。', '线要结实，长不过一百米。', '起风的时候不放。']
const NEW = ['放风筝要有线。', '线要结实，长不过二百米，看好旁边的人。', '起风的时候不放。']

/** A law is brought in, cited, amended; what cites the amended article waits with both texts side by side. */
export async function reviewerAmendsLaw(people, world) {
  const reviewer = await people.desk()
  await signIn(reviewer, 'legal_reviewer')
  await reviewer.press('link', '法律法规')
  await reviewer.thing('heading', '法律法规').waitFor()
  await reviewer.sees('已废止')
  await reviewer.look('l0-法律法规')
  await seesRepealed(reviewer)
  await refusesBadFile(reviewer)
  await bringsIn(reviewer)
  await cites(world.server.address)
  await amends(reviewer)
  await settles(reviewer)
  await looksBack(reviewer)
}

/** The bureau's report of 2024 names a law that had ended in 2021. */
async function seesRepealed(reviewer) {
  await reviewer.press('link', /^待复核/)
  await reviewer.sees('2024年度法治政府建设报告')
  await reviewer.sees('2021-01-01 周五起废止')
  await reviewer.look('l1-待复核')
}

async function refusesBadFile(reviewer) {
  await reviewer.go('/admin/#/statutes/import')
  await choose(reviewer, text(OLD).replace('第三条', '第二条'))
  await reviewer.sees(/第二条重复出现/)
  await reviewer.look('l2-不能导入')
}

async function bringsIn(reviewer) {
  await choose(reviewer, text(OLD))
  await reviewer.sees(`读到《${TITLE}》，共 3 条`)
  await field(reviewer, '代码').fill(CODE)
  await reviewer.page.locator('[data-field=topic] .el-select').click()
  await reviewer.page.getByRole('option', { name: '通用' }).click()
  await reviewer.look('l3-新法规')
  await imports(reviewer)
}

async function amends(reviewer) {
  await reviewer.go(`/admin/#/statutes/${CODE}`)
  await reviewer.press('button', '导入新版本')
  await choose(reviewer, text(NEW).replace('2020年1月2日', '2024年1月2日').replace('2020年3月1日', '2024年3月1日'))
  await reviewer.sees(`和现有的 2020-01-02 版本比`)
  await reviewer.sees('有改动 1 条')
  await reviewer.look('l4-新旧对照')
  await imports(reviewer)
  await reviewer.look('l5-导入结果')
}

async function settles(reviewer) {
  await reviewer.press('link', '1 处引用')
  await reviewer.sees('演示·风筝模板')
  await reviewer.sees('，看好旁边的人')
  await reviewer.look('l6-待复核对照')
  await reviewer.press('button', '看过了，内容仍然正确')
  await reviewer.sees('没有要复核的内容。')
}

async function looksBack(reviewer) {
  await reviewer.go(`/admin/#/statutes/${CODE}`)
  await reviewer.sees('线要结实，长不过二百米')
  await reviewer.look('l7-读法规')
  await reviewer.press('button', '和上一版对照')
  await reviewer.sees('条文按内容配对')
  await reviewer.look('l8-版本对照')
  await reviewer.go('/admin/#/statute-files')
  await reviewer.thing('row', /风筝/).waitFor()
  await reviewer.look('l9-导入情况')
}

async function imports(reviewer) {
  await reviewer.press('button', '导入这个版本')
  await reviewer.sees('已导入，共 3 条')
}

function choose(reviewer, content) {
  const file = { name: '风筝.md', mimeType: 'text/markdown', buffer: Buffer.from(content) }
  return reviewer.page.getByLabel('法规文件').setInputFiles(file)
}

function text(articles) {
  const numbered = articles.map((words, place) => `第${'一二三'[place]}条 ${words}`)
  return [`# ${TITLE}`, '2020年1月2日 演示局公布 自2020年3月1日起施行', ...numbered].join('\n\n')
}

const field = (reviewer, label) => reviewer.page.getByLabel(label, { exact: true })

/** Another part of the console writes templates; here one is only needed. */
async function cites(address) {
  const token = (await call(address, '/api/demo/sign-in', { account: 'case_officer' })).token
  const words = { subject: '风筝', body: '{organization}，请看好风筝。' }
  const template = {
    title: '演示·风筝模板',
    purpose: 'courtesy',
    forms: { inbox: words },
    citations: [1, 2].map((article) => ({ statute: CODE, article })),
  }
  await call(address, '/api/templates', template, token)
}

async function call(address, path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }
  const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })
  assert.ok(answer.ok, `${path} ${answer.status}`)
  return answer.json()
}
