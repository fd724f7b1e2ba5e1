import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

const RUNNING = '演示·强制报告现场演练'
const OFFERED = /家庭教育指导/

/** A trainer shows the code, a child director is there, the rest is called, the list is signed; then the power fails. */
export async function trainerHoldsSession(people) {
  const trainer = await people.desk()
  await signIn(trainer, 'trainer')
  await trainer.press('link', '培训', { exact: true })
  await trainer.press('link', '培训班', { exact: true })
  await trainer.press('link', RUNNING)
  await trainer.sees('报名名单')
  await trainer.look('66-培训班')
  await trainer.press('button', '到场码大屏')
  const code = trainer.page.locator('.code')
  await code.waitFor()
  const before = Number(await trainer.page.locator('.count strong').textContent())
  await trainer.look('67-到场码')
  const session = /trainings\/([0-9a-f-]+)\//.exec(trainer.page.url())[1]

  const director = await people.phone()
  await directorIsThere(director, session, (await code.textContent()).replace(/\s/g, ''))
  await trainer.page.locator('.count strong', { hasText: String(before + 1) }).waitFor()

  await trainer.press('link', '← 培训班')
  await trainer.press('button', '到场', { exact: true })
  await trainer.sees('未登记')
  await trainer.press('button', /^其余 \d+ 人都选到场$/)
  await trainer.look('69-点名')
  await trainer.press('button', /^保存 \d+ 人的到场情况$/)
  await trainer.sees(/人的到场情况记下了/)
  await trainer.page.getByText('按镇街').click()
  await trainer.look('70-按镇街到场')
  await trainer.press('button', '签字')
  await trainer.page.getByRole('dialog').getByRole('button', { name: '签字', exact: true }).click()
  await trainer.sees('已签字')
  await trainer.press('button', '打印到场表')
  await trainer.sees('本人签名')
  await trainer.look('71-到场表')

  await director.go('/#/packages/training/attendance')
  await director.sees(/学时 360 分钟/)
  await director.look('72-我的到场记录')
  await isCutShort(trainer, session)
  await director.page.reload()
  await director.sees(/学时 75 分钟/)
  await director.look('79-按已经办的算学时')
  await trainerReminds(trainer)
}

/** The session that is being held is called off: whoever was there keeps the minutes that were held. */
async function isCutShort(trainer, session) {
  trainer.expect(/status of 422/)
  await trainer.go(`/admin/#/trainings/${session}`)
  await trainer.press('button', '取消这期培训')
  const dialog = trainer.page.getByRole('dialog', { name: new RegExp(RUNNING) })
  await dialog.getByRole('textbox', { name: '理由' }).fill('演示：停电。')
  await dialog.getByRole('button', { name: /^取消这期培训/ }).click()
  await trainer.sees(/请填写已经办了多少分钟/)
  await trainer.look('77-没填办了多久')
  await dialog.getByRole('spinbutton').fill('75')
  await dialog.getByRole('button', { name: /^取消这期培训/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await trainer.sees('演示：停电。')
  await trainer.look('78-取消了')
}

/** The link of the square code, opened on a phone where nobody was signed in. */
async function directorIsThere(director, session, digits) {
  await director.go(`/#/packages/training/arrive?session=${session}&code=${digits}`)
  await entersAs(director, '演示儿童主任')
  await director.sees(RUNNING)
  await director.look('68-确认到场')
  await director.press('button', '确认我已到场')
  await director.sees('已经确认您到场')
}

async function trainerReminds(trainer) {
  await trainer.press('link', '培训', { exact: true })
  await trainer.press('link', '培训班', { exact: true })
  await trainer.press('link', /家庭走访和强制报告/)
  await trainer.press('button', '还没报名的人')
  await trainer.sees(/没有报名的/)
  await trainer.look('73-还没报名的人')
  await trainer.press('button', /^提醒 \d+ 人报名$/)
  await trainer.press('button', /^提醒 \d+ 人$/)
  await trainer.sees(/提醒了 \d+ 人/)
  assert.equal(await trainer.page.getByRole('button', { name: /^提醒 \d+ 人报名$/ }).count(), 0)
}

/** A seat came free: the child director is asked, sees until when, and takes it. */
export async function directorTakesOffer(people) {
  const director = await people.phone()
  await director.go('/#/packages/training/enrolments')
  await entersAs(director, '演示儿童主任')
  await director.sees('有名额，等您答复')
  await director.go('/#/pages/learn/learn')
  await director.sees('我的学习')
  await director.look('74-学法')
  await director.press('link', /培训班/)
  await director.press('link', OFFERED)
  await director.sees(/还剩 \d+ 小时/)
  await director.look('75-有名额等答复')
  await director.press('button', '不要名额')
  await director.sees(/马上给下一位/)
  await director.press('button', '再想想')
  await director.press('button', '接受名额')
  await director.sees('您已经补上名额')
  await director.look('76-接受了名额')
}
