import { signIn } from './officer.mjs'

/**
 * Two returns are taken at once: who they are is seen before, what became of it after, and it is taken back in one go, so
 * that nobody has them again.
 */
export async function severalAreTakenAndGivenBack(people, { troubled, plain }) {
  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.press('link', '年报审查')
  const names = [troubled.name, plain.name]
  for (const name of names) await ticks(officer, name)
  await officer.page.getByRole('region', { name: '选中的' }).getByText('已选 2 份').waitFor()
  await officer.look('v0a-选了两份')

  await officer.press('button', '领取 2 份')
  const dialog = officer.page.getByRole('dialog')
  for (const name of names) await dialog.getByRole('list', { name: '要领取的' }).getByText(name).waitFor()
  await officer.look('v0b-先看领哪些')
  await dialog.getByRole('button', { name: '领取 2 份' }).click()
  await dialog.getByText('办好 2 份。', { exact: true }).waitFor()
  await officer.look('v0c-领好了')

  await dialog.getByRole('button', { name: '撤回刚才办好的 2 份' }).click()
  await dialog.getByText('撤回了 2 份。', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: '知道了' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const name of names) await newest(officer, name).filter({ hasText: '没人领' }).waitFor()
  await officer.page.getByRole('region', { name: '选中的' }).waitFor({ state: 'detached' })
  await officer.look('v0d-又没人领')
}

async function ticks(officer, name) {
  const row = newest(officer, name)
  await row.waitFor()
  await row.locator('.el-checkbox').click()
}

/** The return of last year; one of them has an older one, too. */
const newest = (officer, name) => officer.page.getByRole('row').filter({ hasText: name }).filter({ hasText: String(new Date().getFullYear() - 1) })
