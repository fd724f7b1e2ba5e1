import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const NUMBER = `演示工单${Date.now()}`

/** An order of 12345 comes in, is concluded and comes back; a publication waits for somebody else's look. */
export async function officerKeepsLedgers(people) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '台账', { exact: true })
  await officer.thing('heading', '信访件', { exact: true }).waitFor()
  await officer.look('150-台账信访件')
  await concludesOrder(officer)
  await keepsFilter(officer)
  await publishesAfterReview(people, officer)
  await draws(officer)
}

async function concludesOrder(officer) {
  await officer.page.getByRole('navigation', { name: '台账' }).getByRole('link', { name: '12345工单' }).click()
  await officer.thing('heading', '12345工单', { exact: true }).waitFor()
  await officer.press('button', '登记', { exact: true })
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '登记' }).click()
  await officer.sees('请选择类型。')
  await dialog.getByLabel('工单编号').fill(NUMBER)
  await dialog.getByLabel('标题').fill('演示·临时救助怎么申请')
  await dialog.getByText('咨询', { exact: true }).click()
  await officer.look('151-登记工单')
  await dialog.getByRole('button', { name: '登记' }).click()
  await officer.thing('heading', '演示·临时救助怎么申请').waitFor()
  await officer.sees(/办结 还剩 2 个工作日/)
  await officer.look('152-工单')
  await answers(officer, dialog)
  await takesBack(officer, dialog)
  await answers(officer, dialog)
  await officer.press('button', '回访不满意，重新办理')
  await dialog.getByLabel('理由').fill('演示·没有说清在哪里办')
  await dialog.getByRole('button', { name: '记下' }).click()
  await officer.sees('办理中')
  await officer.look('153-工单重新办理')
  await voidsWhatCameTwice(officer, dialog)
}

/** The same order was registered under a number that is not its own: it counts nowhere, and stays to be read. */
async function voidsWhatCameTwice(officer, dialog) {
  await officer.press('link', '台账', { exact: true })
  await officer.page.getByRole('navigation', { name: '台账' }).getByRole('link', { name: '12345工单' }).click()
  await officer.thing('heading', '12345工单', { exact: true }).waitFor()
  await officer.press('button', '登记', { exact: true })
  await dialog.getByLabel('工单编号').fill(`${NUMBER}误`)
  await dialog.getByLabel('标题').fill('演示·登记重了的一件')
  await dialog.getByText('咨询', { exact: true }).click()
  await dialog.getByRole('button', { name: '登记' }).click()
  await officer.thing('heading', '演示·登记重了的一件').waitFor()
  await officer.press('button', '整件作废')
  await dialog.getByLabel('理由').fill('演示·编号写错了，登记重了')
  await officer.look('153-作废一件')
  await dialog.getByRole('button', { name: '作废', exact: true }).click()
  await officer.sees('已作废')
  await officer.sees('理由：演示·编号写错了，登记重了')
  assert.equal(await officer.thing('button', '更正', { exact: true }).count(), 0)
  await officer.look('153-作废的一件')
}

async function answers(officer, dialog) {
  await officer.press('button', '办结并答复', { exact: true })
  await dialog.getByLabel('答复要点').fill('演示·已电话告知材料和窗口。')
  await dialog.getByRole('button', { name: '记下' }).click()
  await officer.sees('已办结')
}

/** Nobody had answered yet: the step is void, and the answer is owed again. */
async function takesBack(officer, dialog) {
  await officer.press('button', '更正办结并答复')
  await dialog.getByText('其实没有办过，作废这一步').click()
  await dialog.getByRole('button', { name: '作废' }).click()
  await officer.sees('请写明更正的理由，至少两个字。')
  await dialog.getByLabel('更正的理由').fill('演示·点错了，还没有答复')
  await officer.look('152-作废一步')
  await dialog.getByRole('button', { name: '作废' }).click()
  await officer.sees('办结并答复（已作废）')
  await officer.sees(/办结 还剩 2 个工作日/)
  await officer.look('152-作废以后')
}

/** What is looked at each day is kept once, and comes at one press; the ledger beside it does not show it. */
async function keepsFilter(officer) {
  const ledger = (name) => officer.page.getByRole('navigation', { name: '台账' }).getByRole('link', { name })
  const chip = officer.page.getByRole('button', { name: '我手上的', exact: true })
  await officer.press('link', '台账', { exact: true })
  await ledger('12345工单').click()
  await officer.thing('heading', '12345工单', { exact: true }).waitFor()
  await officer.page.getByText('只看我经办的').click()
  await officer.page.waitForURL(/mine=true/)
  await officer.press('button', '存为常用筛选')
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('名字').fill('我手上的')
  await dialog.getByRole('button', { name: '保存' }).click()
  await chip.waitFor()
  await officer.look('158-常用筛选')
  await ledger('信访件').click()
  await officer.thing('heading', '信访件', { exact: true }).waitFor()
  assert.equal(await chip.count(), 0)
  await ledger('12345工单').click()
  await chip.click()
  await officer.page.waitForURL(/mine=true/)
}

async function publishesAfterReview(people, officer) {
  await officer.press('link', '台账', { exact: true })
  await officer.thing('heading', '信访件', { exact: true }).waitFor()
  await officer.page.getByRole('navigation', { name: '台账' }).getByRole('link', { name: '政务公开' }).click()
  await officer.thing('heading', '政务公开', { exact: true }).waitFor()
  await officer.page.getByRole('row', { name: /救助标准政策解读/ }).click()
  await officer.thing('heading', '演示·救助标准政策解读').waitFor()
  await officer.sees(/还没有由另一个人做保密审查/)
  await officer.look('154-政务公开还缺什么')
  const secrecy = await people.desk()
  await signIn(secrecy, 'secrecy_reviewer')
  await secrecy.page.goto(officer.page.url())
  await secrecy.thing('heading', '演示·救助标准政策解读').waitFor()
  await secrecy.press('button', '保密审查', { exact: true })
  const dialog = secrecy.page.getByRole('dialog')
  await dialog.getByText('通过', { exact: true }).click()
  await dialog.getByRole('button', { name: '记下' }).click()
  await secrecy.sees(/审查结论：通过/)
  await secrecy.look('155-保密审查')
  await isReviewedAnew(officer)
}

/** What was put right after it, nobody has seen. */
async function isReviewedAnew(officer) {
  await officer.page.reload()
  await officer.press('button', '更正', { exact: true })
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('标题').fill('演示·救助标准政策解读（改）')
  await dialog.getByLabel('更正的理由').fill('演示·标题写得不全')
  await dialog.getByRole('button', { name: '更正' }).click()
  await officer.sees(/“保密审查”以后内容又变了，要重新办/)
  await officer.look('159-改过以后重新审查')
}

async function draws(officer) {
  await officer.press('link', '台账', { exact: true })
  await officer.thing('heading', '信访件', { exact: true }).waitFor()
  await officer.page.getByRole('navigation', { name: '台账' }).getByRole('link', { name: '双随机检查' }).click()
  await officer.thing('heading', '双随机检查', { exact: true }).waitFor()
  await officer.press('button', '抽取', { exact: true })
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('检查编号').fill(`演示检查${Date.now()}`)
  await dialog.getByLabel('标题').fill('演示·年度抽查')
  await dialog.getByLabel('检查事项').fill('演示·年度报告')
  await dialog.getByLabel('对象名单', { exact: true }).fill('演示甲会\n演示乙会\n演示丙会')
  await dialog.getByLabel('检查人员名单', { exact: true }).fill('演示检查一\n演示检查二\n演示检查三')
  await officer.look('156-双随机抽取')
  await dialog.getByRole('button', { name: '抽取' }).click()
  await officer.thing('heading', '抽取结果').waitFor()
  await officer.page.getByText('名单、随机数和算法').click()
  await officer.look('157-抽取结果')
}
