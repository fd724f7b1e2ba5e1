import assert from 'node:assert/strict'
import { ALL, signIn } from './officer.mjs'

const TITLE = '关于核对联系方式的通知（演示）'
const DAY = 86_400_000

/** A notice to the whole register: written, tried out, released by another, watched, and carried on by telephone. */
export async function officerTellsMany(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await readsTemplate(officer)
  await looksAtLadders(officer)
  await writes(officer)
  await sends(people, officer)
  await watches(officer)
  await calls(officer)
  await looksAround(officer)
  await watchesCampaign(officer)
}

async function readsTemplate(officer) {
  await officer.press('link', '群发通知')
  await officer.thing('heading', '群发通知').waitFor()
  await officer.sees('还没有发过群发通知。')
  await officer.look('a0-群发通知')
  await officer.press('link', '模板')
  await officer.thing('row', /年度工作报告/).waitFor()
  await officer.look('a1-模板')
  await officer.page.getByRole('row', { name: /到期前提醒/ }).getByRole('link').click()
  await officer.page.getByRole('article').getByText(/演示|廉江/).first().waitFor()
  await officer.press('button', '短信', { exact: true })
  await officer.sees(/条计费/)
  await officer.look('a2-模板预览')
  await officer.press('button', '修改，存成新一版')
  await officer.sees('没有问题，可以保存。')
  await field(officer, '标题').fill('{没有这一项}')
  await officer.sees(/还有 \d+ 处要改/)
  await officer.look('a3-改模板')
}

async function looksAtLadders(officer) {
  await opens(officer, '群发通知')
  await officer.press('link', '催报阶梯')
  await officer.sees(/默认，年报通知用它/)
  await officer.look('a4-催报阶梯')
  await officer.press('link', '放假安排')
  await officer.sees(/放假 \d\d-/)
  await officer.look('a5-放假安排')
}

async function writes(officer) {
  await opens(officer, '群发通知')
  await officer.press('button', '写一份通知')
  await officer.thing('heading', '写一份通知').waitFor()
  await officer.page.getByRole('main').getByText('自己写', { exact: true }).click()
  await officer.press('button', '保存草稿')
  await officer.sees('请写一个名称，至少两个字。')
  await field(officer, '名称').fill(TITLE)
  await field(officer, '截止日期').fill(new Date(Date.now() + 21 * DAY).toLocaleDateString('sv-SE'))
  await officer.page.keyboard.press('Enter')
  await field(officer, '标题').fill('请核对{organization}的联系方式')
  await field(officer, '正文').fill('{organization}：\n\n请在{dueOn}前核对联系人和电话。不对的，请告诉我们。')
  await goesByEmailThenPhone(officer)
  await officer.look('a6-写通知')
  await officer.press('button', '保存草稿')
  await officer.page.waitForURL(/#\/circulars\/[0-9a-f-]{36}$/)
  await officer.thing('heading', '算一遍').waitFor()
  await officer.sees('草稿是您写的')
  assert.equal(await number(officer, '[data-figure=organizations]'), ALL)
  await officer.look('a7-算一遍')
}

/** By e-mail at first, and a telephone call to whoever it does not reach; no letters. */
async function goesByEmailThenPhone(officer) {
  await officer.press('button', '去掉寄信')
}

async function sends(people, officer) {
  const approver = await people.desk()
  await signIn(approver, 'approver')
  await approver.page.setViewportSize({ width: 390, height: 844 })
  await approver.go(`/admin/${new URL(officer.page.url()).hash}`)
  await approver.press('button', `给 ${ALL} 家组织发送`)
  await approver.thing('button', `确认发送给 ${ALL} 家`).waitFor()
  await approver.look('a8-复核')
  await approver.press('button', `确认发送给 ${ALL} 家`)
  await approver.page.locator('[data-figure=received]').waitFor()
  await approver.picture('a9-发送')
  await approver.sees('都处理完了')
  await approver.look('b0-送达情况')
}

async function watches(officer) {
  await officer.page.reload()
  await officer.sees('都处理完了')
  const received = await number(officer, '[data-figure=received]')
  assert.ok(received > 0 && received <= ALL, `some were reached: ${received}`)
  await officer.page.locator('[data-missing=read]').click()
  const table = officer.page.getByRole('table', { name: '送达明细' })
  await table.getByRole('row').nth(1).click()
  await officer.thing('heading', '发过什么').waitFor()
  await officer.look('b1-一家组织')
  await officer.page.keyboard.press('Escape')
  const [file] = await Promise.all([officer.page.waitForEvent('download'), officer.press('button', '下载发送台账')])
  assert.match(file.suggestedFilename(), /^发送台账-.*\.xlsx$/)
}

async function calls(officer) {
  await opens(officer, '联系')
  await officer.thing('heading', '电话名单').waitFor()
  const rows = officer.page.getByRole('table', { name: /电话名单/ }).getByRole('row')
  await rows.nth(1).click()
  await officer.press('button', '我来打，别人先不打')
  await officer.sees('您在打这个电话')
  await officer.page.locator('[data-figure=phone]').click()
  await officer.page.keyboard.press('1')
  await officer.page.getByLabel('接电话的是').fill('演示接电话的人')
  await officer.look('b2-电话名单')
  await officer.press('button', '记下，打下一个')
  await officer.sees(/告诉到了。/)
}

async function looksAround(officer) {
  for (const [link, picture] of [['信件', 'b3-信件'], ['要处理的事', 'b4-要处理的事'], ['退信', 'b5-退信']]) {
    await officer.press('link', link)
    await officer.thing('heading', link).waitFor()
    await officer.look(picture)
  }
  await opens(officer, '手机')
  await officer.thing('heading', '手机').waitFor()
  await officer.look('b6-手机')
  await opens(officer, '群发通知')
  await officer.press('link', '微信', { exact: true })
  await officer.thing('heading', '小程序').waitFor()
  await officer.look('b7-微信')
  await opens(officer, '待办')
  await officer.sees(/家要打电话/)
  await officer.look('b8-待办')
}

async function watchesCampaign(officer) {
  await opens(officer, '年报')
  await officer.page.getByRole('row').nth(1).click()
  await officer.press('button', '各种方式和自动催报')
  await officer.thing('heading', '自动催报').waitFor()
  await officer.page.locator('[data-figure=received]').waitFor()
  await officer.look('b9-年报送达情况')
}

const opens = (person, work) => person.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: work, exact: true }).click()

const field = (person, label) => person.page.getByRole('main').getByLabel(label).filter({ visible: true }).first()

async function number(person, place) {
  return parseInt((await person.page.locator(place).innerText()).replaceAll(',', ''), 10)
}
