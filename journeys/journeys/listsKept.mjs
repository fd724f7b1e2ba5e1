import { demoCaller } from '../lib/caller.mjs'
import { Keyboard } from '../lib/keyboard.mjs'
import { OBJECTION } from './lists.mjs'
import { signIn } from './officer.mjs'

const ANSWER = '演示：查了送达回证，决定书寄到了登记的住所，没有写错。'
const PAPER = '演示：书面交来的，2023年度的年报当时交给了业务主管单位。'
const CURED = '演示：单位书面申请，2023年度的年报补交了。'
const HELD = '演示：单位正在清算。'
const ENDED = '演示：清算停了，照常办理。'

/** What is left of a list is worked off: an objection is answered, what fell due is gone to, somebody is held back and let go. */
export async function listIsKept(people, own) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await answersObjection(officer, own.unit)
  await goesToWhatFellDue(officer)
  await takesDownObjection(officer)
  await endsHold(officer)
  await appliesForUnit(officer, own)
}

const waits = (officer, words) => officer.page.getByRole('listitem').filter({ hasText: words })

async function answersObjection(officer, unit) {
  await waits(officer, '1 份名录异议等您答复').waitFor()
  await officer.look('z1-待办里的异议', { fullPage: true })
  await waits(officer, '名录异议').getByRole('link', { name: '去答复' }).click()
  await officer.sees(OBJECTION)
  await officer.sees(/^最迟 .*答复，还剩/)
  await officer.look('z2-名录异议')
  const keyboard = new Keyboard(officer)
  await keyboard.opens('button', '答复', { exact: true })
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByText(OBJECTION).waitFor()
  await keyboard.press('Control+Enter')
  await dialog.getByText('请填写核对下来。').waitFor()
  await dialog.getByText('异议不成立：记的没有错').click()
  await keyboard.writesIn('textbox', '答复和理由', ANSWER)
  await officer.look('z3-答复异议')
  await keyboard.press('Control+Enter')
  await officer.sees('没有等待答复的异议。')
  await officer.look('z4-没有异议')
  await officer.page.getByText('等待答复的', { exact: true }).filter({ visible: true }).first().click()
  await officer.press('option', '全部')
  await officer.page.getByRole('row').filter({ hasText: unit }).filter({ hasText: `异议不成立：${ANSWER}` }).waitFor()
  await officer.look('z5-答复过的')
}

/** The notice that the demo served in June: its days are over. */
async function goesToWhatFellDue(officer) {
  await officer.press('link', '待办')
  await waits(officer, '件名录事项到期了').getByRole('link', { name: '去看看' }).click()
  const row = officer.page.getByRole('row').filter({ hasText: '陈述申辩期限已过' })
  await row.waitFor()
  await officer.look('z6-到期提醒')
  await row.getByRole('link', { name: '去办理' }).click()
  await officer.sees(/等待法制审核|法制审核/)
}

async function takesDownObjection(officer) {
  await officer.press('link', '名录与处罚')
  await officer.press('link', '名录', { exact: true })
  await officer.page.getByRole('row').filter({ hasText: '活动异常名录' }).first().click()
  await officer.press('button', '记下异议')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '单位写了什么' }).fill(PAPER)
  await officer.look('z7-记下书面异议')
  await dialog.getByRole('button', { name: '记下' }).click()
  await officer.sees(PAPER)
  await officer.press('button', '定公示分类')
  await dialog.getByText(/^一般：公示 3 到 12 个月/).click()
  await dialog.getByRole('textbox', { name: '理由' }).fill('演示：情节一般。')
  await officer.look('z8-公示分类')
  await dialog.getByRole('button', { name: '定下来' }).click()
  await officer.sees(/^公示分类：一般/)
  await officer.look('z9-单位信用状况', { fullPage: true })
}

async function endsHold(officer) {
  await officer.press('button', '暂缓或排除')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '理由' }).fill(HELD)
  await dialog.getByLabel('暂缓到哪天', { exact: true }).fill('2026-09-01')
  await dialog.getByRole('button', { name: '记下' }).click()
  await officer.sees(`暂缓到 2026-09-01 周二：${HELD}`)
  await officer.press('button', '关闭')
  await officer.press('link', '暂缓和排除')
  await officer.sees(HELD)
  await officer.look('za-暂缓和排除')
  await officer.press('button', '解除')
  await dialog.getByRole('button', { name: '解除' }).click()
  await officer.sees('请写明理由，至少两个字。')
  await dialog.getByRole('textbox').fill(ENDED)
  await officer.look('zb-解除暂缓')
  await dialog.getByRole('button', { name: '解除' }).click()
  await officer.sees('没有暂缓或者排除的单位。')
  await officer.look('zc-没有暂缓的')
}

/** Whose report came in, but who writes on paper: the officer applies for them. */
async function appliesForUnit(officer, own) {
  const call = await demoCaller(own.server.address, 'case_officer')
  const { items } = await call('GET', '/api/credit-standings?state=abnormal')
  const [{ organization }] = items
  const campaign = (await call('GET', '/api/campaigns')).items.find(({ year }) => year === 2023).id
  const scan = (await call('POST', '/api/files?purpose=counter_scan', await officer.page.screenshot())).id
  await officer.go(`/admin/#/credit-lists/${organization}`)
  await officer.sees(/^还不能移出/)
  await officer.look('zd-还不能移出', { fullPage: true })
  await call('POST', '/api/paper-returns', { campaign, organization, arrivedOn: own.now.slice(0, 10), scan })
  await officer.page.reload()
  await officer.press('button', '代为提出移出')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '凭什么移出' }).fill(CURED)
  await officer.look('ze-代为提出移出')
  await dialog.getByRole('button', { name: '提出，等核实' }).click()
  await officer.press('link', '移出异常')
  await officer.sees(CURED)
  await officer.thing('button', '核实移出申请').waitFor()
}
