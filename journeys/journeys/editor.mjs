import assert from 'node:assert/strict'
import { signIn } from './officer.mjs'

const QUESTION = '领证当天要签什么？'
const LONG = '到了登记处以后，双方当事人应当各自如实签署没有配偶以及和对方没有近亲关系的书面声明，并且当场交给婚姻登记员进行核对。'
const PLAIN = '到了登记处，双方都要签声明。'
const CHANGED = '双方都要亲自签声明，别人不能代签。'

/** A card from the first word to the telephone: written, mended, reviewed by three, published, changed, and merged. */
export async function editorWritesCard(people) {
  const editor = await people.desk()
  await signIn(editor, 'editor')
  await writes(editor)
  await mends(editor)
  const piece = await handsIn(editor)
  await seesWhyNot(editor)
  await reviews(people, piece)
  await readsOnPhone(people, piece)
  await changes(people, editor, piece)
  await merges(people, editor, piece)
}

async function writes(editor) {
  await opens(editor, '普法内容')
  await editor.thing('row', /结婚登记要带什么/).waitFor()
  await editor.look('c0-普法内容')
  await editor.press('button', '写一张卡片')
  await editor.thing('heading', '写一张卡片').waitFor()
  await editor.press('button', '保存草稿')
  await editor.sees('请选主题。')
  await editor.page.locator('[data-field=topic] .el-select__wrapper').click()
  await editor.press('option', '婚姻家庭')
  await words(editor, '问题').fill(QUESTION)
  await words(editor, '回答第 1 句').fill(LONG)
  for (const [place, variant] of ['领证要签字吗', '结婚要写保证书吗', '登记结婚签什么东西'].entries()) {
    await words(editor, `第 ${place + 1} 种问法`).fill(variant)
  }
}

/** The meter names the sentence that is too long, and is content once it is short and has its article. */
async function mends(editor) {
  const meter = editor.page.getByRole('region', { name: '通俗度' })
  await meter.getByText('还可以再说明白些。').waitFor()
  await meter.getByRole('button', { name: '回答第 1 句' }).first().click()
  await editor.sees(/字，太长，最好不超过/)
  await editor.look('c1-句子太长')
  assert.equal(await editor.page.evaluate(() => document.activeElement.getAttribute('aria-label')), '回答第 1 句')
  await words(editor, '回答第 1 句').fill(PLAIN)
  await editor.press('button', '给回答第 1 句加依据')
  const dialog = editor.page.getByRole('dialog', { name: '这句话的依据' })
  await dialog.getByLabel('第几条，或者条文里的词').fill('婚姻登记条例 8')
  await dialog.getByRole('button', { name: /^婚姻登记条例第八条/ }).waitFor()
  await editor.look('c2-找依据')
  await dialog.getByRole('button', { name: /^婚姻登记条例第八条/ }).click()
  await meter.getByText('说得够明白。').waitFor()
  await meter.getByText('没有要补的，可以提交初审。').waitFor()
}

async function handsIn(editor) {
  await editor.press('button', '保存草稿')
  await editor.page.waitForURL(/#\/content\/[a-z0-9-]+\/editions\/1\/edit$/)
  await editor.sees('没有没保存的修改')
  await editor.look('c3-写卡片')
  await editor.press('button', '手机上的样子')
  await editor.page.getByRole('region', { name: '手机上的样子' }).getByText(PLAIN).waitFor()
  await editor.look('c4-手机上的样子')
  await editor.press('button', '提交初审')
  await editor.page.waitForURL(/#\/content\/[a-z0-9-]+\/editions\/1$/)
  return /content\/([a-z0-9-]+)\//.exec(editor.page.url())[1]
}

async function seesWhyNot(editor) {
  await editor.sees(/^您现在不能审这一道/)
  assert.equal(await editor.page.getByRole('button', { name: '初审通过' }).count(), 0)
  await editor.look('c5-不能审自己写的')
}

async function reviews(people, piece) {
  await passes(people, 'case_officer', piece, '初审', 'c6-初审')
  await passes(people, 'counsel', piece, '法制审核', 'c7-法制审核')
  await passes(people, 'secrecy_reviewer', piece, '保密审查')
  const approver = await people.desk()
  await signIn(approver, 'approver')
  await opensEdition(approver, piece, 1)
  await approver.press('button', '发布', { exact: true })
  await approver.look('c8-发布')
  await approver.press('button', '现在发布，居民马上看到')
  await approver.page.getByText('已发布', { exact: true }).first().waitFor()
  await approver.context.close()
}

async function passes(people, account, piece, stage, picture) {
  const reviewer = await people.desk()
  await signIn(reviewer, account)
  await reviewer.sees(new RegExp(QUESTION))
  if (picture === 'c6-初审') await reviewer.look('c6-待办')
  await opensEdition(reviewer, piece, 1)
  if (stage === '初审') await comments(reviewer)
  if (stage === '法制审核') await reviewer.press('button', '展开全部依据')
  if (picture) await reviewer.look(picture)
  await reviewer.press('button', `${stage}通过`)
  await reviewer.page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await reviewer.page.getByRole('dialog').waitFor({ state: 'detached' })
  await reviewer.context.close()
}

async function comments(reviewer) {
  await reviewer.page.locator('[data-place="/card/answer/0"]').getByRole('button', { name: '批注' }).click()
  await reviewer.page.getByLabel('哪里不对，怎么改').fill('下一版写上能不能代签。')
  await reviewer.press('button', '加上批注')
  await reviewer.page.getByRole('region', { name: '批注' }).getByText('下一版写上能不能代签。').waitFor()
}

async function readsOnPhone(people, piece) {
  const resident = await people.phone()
  await resident.go(`/#/packages/content/card?id=${piece}`)
  await resident.sees(QUESTION)
  await resident.sees(PLAIN)
  await resident.look('c9-手机上的新卡片')
}

/** A next edition is compared with what readers have. */
async function changes(people, editor, piece) {
  await editor.go(`/admin/#/content/${piece}`)
  await editor.thing('heading', '全部版本').waitFor()
  await editor.look('d0-一篇的历史')
  await editor.press('button', '改，写新的一版')
  await editor.page.waitForURL(/editions\/2\/edit$/)
  await words(editor, '回答第 1 句').fill(CHANGED)
  await editor.press('button', '保存草稿')
  await editor.sees(/^已保存 /)
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await opensEdition(officer, piece, 2)
  const diff = officer.page.getByRole('region', { name: '改了什么' })
  await diff.locator('ins').filter({ hasText: '代签' }).first().waitFor()
  await diff.locator('del').first().waitFor()
  await officer.look('d1-改了什么')
  await officer.context.close()
}

/** The same person at two desks saves twice: nothing is lost, each place is chosen. */
async function merges(people, editor, piece) {
  const other = await people.desk()
  await signIn(other, 'editor')
  await other.go(`/admin/#/content/${piece}/editions/2/edit`)
  await words(other, '问题').fill('领证那天要签什么字？')
  await other.press('button', '保存草稿')
  await other.sees(/^已保存 /)
  await words(editor, '问题').fill('领结婚证要签什么？')
  editor.expect(/status of 409/)
  await editor.press('button', '保存草稿')
  await editor.sees(/请把两边合起来/)
  await editor.look('d2-合并')
  const field = editor.page.getByRole('article', { name: '问题' })
  await field.getByText('用这里的').click()
  await editor.press('button', '选好了，接着改')
  await editor.press('button', '保存草稿')
  await editor.sees(/^已保存 /)
  await opensEdition(other, piece, 2)
  await other.thing('heading', '领结婚证要签什么？').waitFor()
}

async function opensEdition(person, piece, number) {
  await person.go(`/admin/#/content/${piece}/editions/${number}`)
  await person.thing('heading', '这一版').waitFor()
}

const opens = (person, work) => person.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: work, exact: true }).click()

const words = (person, label) => person.page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }).first()
