import assert from 'node:assert/strict'
import { demoCaller } from '../lib/caller.mjs'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

const MARKUP = `<img src=x onerror="window.scriptRan=1"><script>window.scriptRan=1</script><svg onload="window.scriptRan=1">`
const ASKED = `演示：风筝挂在树上怎么办？${MARKUP}`
const ANSWERED = `演示：找个梯子。${MARKUP}`
const TITLE = '演示·放风筝<img src=x onerror="window.scriptRan=1">'

/** What people type is words to whoever reads it, in either client, whatever it looks like. */
export async function markupIsOnlyWords(people, { server }) {
  const resident = await people.phone()
  const code = await asks(resident)
  const editor = await people.desk()
  await answers(editor)
  await resident.go(`/#/packages/needs/mine?code=${code}`)
  await resident.press('button', '看回答')
  await readsOnlyWords(resident, ANSWERED)
  await readsOnlyWords(resident, ASKED)
  await trains(people, server)
}

async function asks(resident) {
  await resident.go('/#/packages/needs/ask')
  await resident.page.locator('textarea').filter({ visible: true }).fill(ASKED)
  await resident.press('button', '提问')
  await resident.sees('问题收到了')
  const words = await resident.page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).filter({ visible: true }).first().innerText()
  return words.trim()
}

async function answers(editor) {
  await signIn(editor, 'editor')
  await editor.go('/admin/#/questions')
  await editor.press('link', /风筝挂在树上/)
  await readsOnlyWords(editor, ASKED)
  await editor.page.getByLabel('写给提问的人').fill(ANSWERED)
  await editor.press('button', '回答，提问的人就能看到')
  await editor.thing('button', '改回答').waitFor()
  await notExecuted(editor)
}

/** The title of a session, at the desk of whoever holds it and on the phone of whoever may come. */
async function trains(people, server) {
  const call = await demoCaller(server.address, 'trainer')
  const { id } = await call('POST', '/api/training-sessions', session())
  const trainer = await people.desk()
  await signIn(trainer, 'trainer')
  await trainer.go(`/admin/#/trainings/${id}`)
  await readsOnlyWords(trainer, TITLE)
  const director = await people.phone()
  await director.go('/')
  await director.press('link', '办事')
  await director.press('link', /^我要报名培训/)
  await entersAs(director, '演示儿童主任')
  await readsOnlyWords(director, TITLE)
}

function session() {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  return {
    title: TITLE,
    audience: ['child_director'],
    capacity: 5,
    opensAt: day(-1),
    closesAt: day(20),
    startsAt: day(21),
    endsAt: day(21.1),
    place: '演示：河边',
    topics: ['演示：放风筝'],
    note: `演示：带上风筝。${MARKUP}`,
  }
}

async function readsOnlyWords(reader, words) {
  await reader.sees(words, { exact: false })
  await notExecuted(reader)
}

/** A picture of nowhere would ask for its address at once, and its handler would run before the next answer. */
async function notExecuted({ page }) {
  assert.equal(await page.locator('img[src="x"]').count(), 0, 'markup became an element')
  assert.equal(await page.evaluate(() => window.scriptRan), undefined, 'what was typed has run')
}
