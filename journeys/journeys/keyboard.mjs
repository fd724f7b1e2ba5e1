import { demoCaller } from '../lib/caller.mjs'
import { Keyboard } from '../lib/keyboard.mjs'
import { PASSWORD } from './officer.mjs'

const TITLE = '演示：只用键盘发的通知'
const ASKED = '演示：村里的老屋可以改成文化室吗，要找谁？'
const ANSWERED = '演示：可以，先问村委会，再到镇街规划建设办。'
const CARD = '演示：只用键盘发布的卡片？'

/** Main tasks of a day without a mouse: what waits was made before, by those whose work it is. */
export async function officerUsesKeysOnly(people, world) {
  const { address } = world.server
  await circularWaits(address)
  await questionWaits(address)
  await editionWaits(address)
  const unit = await listingWaits(address)
  await releasesCircular(await signsIn(people, 'approver'))
  await publishesEdition(await signsIn(people, 'approver'))
  await answersQuestion(await signsIn(people, 'editor'))
  await concludesReturn(await signsIn(people, 'case_officer'), world.plain.name)
  await movesListing(await signsIn(people, 'case_officer'), unit)
}

async function circularWaits(address) {
  const officer = await demoCaller(address, 'case_officer')
  await officer('POST', '/api/circulars', {
    kind: 'statutory', title: TITLE, audience: { townships: ['440881001'] },
    words: { subject: '演示：请核对登记信息', body: '{organization}：\n请核对登记信息。' }, values: {}, plan: { first: ['email'], then: [] },
  })
}

async function questionWaits(address) {
  const resident = await demoCaller(address, 'resident')
  await resident('POST', '/api/me/questions', { text: ASKED })
}

/** Written by one, passed by three others. */
async function editionWaits(address) {
  const editor = await demoCaller(address, 'editor')
  const { piece } = await editor('POST', '/api/pieces', { topic: 'marriage', text: { card: card() } })
  const edition = `/api/pieces/${piece.id}/editions/1`
  await editor('POST', `${edition}/submit`, { revision: 1 })
  for (const [account, stage] of [['case_officer', 'first-review'], ['legal_reviewer', 'legal-review'], ['secrecy_reviewer', 'secrecy-review']]) {
    const reviewer = await demoCaller(address, account)
    const { line: { revision } } = await reviewer('GET', edition)
    await reviewer('POST', `${edition}/${stage}`, { revision, decision: 'pass' })
  }
}

/** Proposed for the list of abnormal activity; its notice waits to be served. */
async function listingWaits(address) {
  const officer = await demoCaller(address, 'case_officer')
  const { items } = await officer('GET', '/api/organizations?type=private_non_enterprise&size=1')
  const [{ id, name }] = items
  await officer('POST', '/api/credit-moves', { organization: id, kind: 'list_abnormal', ground: 'unreachable', facts: '演示：按登记的住所联系不上。', documentNumber: '廉演示告〔2026〕键1号' })
  return name
}

const card = () => ({
  question: CARD, variants: ['领证带啥', '结婚要啥材料', '登记带户口本吗'],
  answer: [{ text: '双方都带上身份证。', cites: ['hunyin-dengji-tiaoli@2025-04-06#8'] }, { text: '不清楚的，请拨打 12345。', cites: [] }],
})

async function signsIn(people, account) {
  const person = await people.desk()
  person.expect(/status of 401/)
  await person.go('/admin/')
  const keyboard = new Keyboard(person)
  await keyboard.writesIn('textbox', '账号', account, { exact: true })
  await keyboard.writesIn('textbox', '密码', PASSWORD, { exact: true })
  await keyboard.press('Enter')
  await person.thing('heading', '待办').waitFor()
  return { person, keyboard }
}

async function releasesCircular({ person, keyboard }) {
  await person.thing('region', '等您处理的事').waitFor()
  await keyboard.press('?')
  await person.thing('heading', '这一页能用的键').waitFor()
  await person.sees('下一行')
  await person.look('ka-能用的键')
  await keyboard.press('Escape')
  await keyboard.press('/')
  await person.sees('输入名称、信用代码、文号或页面名，至少两个字。')
  await keyboard.write('键盘发的')
  await person.thing('option', new RegExp(TITLE)).waitFor()
  await person.look('kb-全局搜索')
  await keyboard.press('Enter')
  await person.thing('heading', TITLE).waitFor()
  await keyboard.opens('button', /^给 \d+ 家组织发送$/)
  await person.thing('button', /^确认发送给/).waitFor()
  await keyboard.press('Control+Enter')
  await person.page.locator('[data-figure=received]').waitFor()
  await person.look('kc-键盘发送')
  await person.context.close()
}

async function publishesEdition({ person, keyboard }) {
  await keyboard.opensRow(CARD)
  await keyboard.opens('button', '发布', { exact: true })
  await person.thing('button', '现在发布，居民马上看到').waitFor()
  await keyboard.press('Control+Enter')
  await person.page.getByText('已发布', { exact: true }).first().waitFor()
  await person.look('kd-键盘发布')
  await person.context.close()
}

async function answersQuestion({ person, keyboard }) {
  await keyboard.finds('提问')
  await person.thing('heading', '提问').waitFor()
  await keyboard.opensRow('老屋')
  await keyboard.writesIn('textbox', '写给提问的人', ANSWERED)
  await person.look('ke-键盘回答')
  await keyboard.press('Control+Enter')
  await person.thing('button', '改回答').waitFor()
  await person.context.close()
}

/** Reads the one return of this organisation, takes it and concludes it: the key means what the page shows. */
async function concludesReturn({ person, keyboard }, organization) {
  await keyboard.finds('年报审查')
  await person.thing('heading', '年报审查').waitFor()
  await keyboard.opensRow(organization)
  await person.thing('heading', new RegExp(organization)).waitFor()
  await keyboard.press('?')
  await person.sees('下一步：领取，开始审')
  await keyboard.press('Escape')
  await keyboard.press('Control+Enter')
  await person.thing('button', '提出结论，送法制审核').waitFor()
  await keyboard.writesIn('textbox', /^理由/, '演示：内容真实、完整，没有看到问题。')
  await person.look('kf-键盘下结论')
  await keyboard.press('Control+Enter')
  await person.sees('待法制审核', { exact: true })
  await person.context.close()
}

/** Serves the notice of one listing, so that its days begin to run. */
async function movesListing({ person, keyboard }, unit) {
  await keyboard.finds('名录与处罚')
  await person.thing('heading', '信用名录办理').waitFor()
  await keyboard.opensRow(unit)
  await person.thing('button', '登记送达').waitFor()
  await keyboard.press('Control+Enter')
  await keyboard.writesIn('textbox', '凭什么证明', '演示：在登记的住所留置，两人见证')
  await keyboard.to('button', '选择文件')
  const [chooser] = await Promise.all([person.page.waitForEvent('filechooser'), keyboard.press('Enter')])
  await chooser.setFiles({ name: '演示送达回证.png', mimeType: 'image/png', buffer: await person.page.screenshot() })
  await person.look('kg-键盘送达')
  await keyboard.press('Control+Enter')
  await person.sees(/^陈述申辩期限到/)
  await person.context.close()
}
