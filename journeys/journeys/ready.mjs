import jsQR from 'jsqr'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { PNG } from 'pngjs'
import { demoCaller } from '../lib/caller.mjs'
import { asksToBeChildDirector, signIn, townshipAccepts } from './newcomer.mjs'

const PHONE = '10000005003'
const NAME = '演示要上岗的'
const COURSE = 'child-director'
const BANKS = ['child-director']
const RESOURCES = new URL('../../server/src/main/resources/', import.meta.url)

/**
 * From a stranger to a child director who is ready for duty: registers, is confirmed, learns, fails once, waits, passes,
 * and shows a certificate that anybody can check by its square code.
 */
export async function directorBecomesReady(people, { server }) {
  const director = await people.phone()
  await director.go('/#/pages/mine/mine')
  await director.press('button', '登录')
  await signIn(director, PHONE)
  await director.sees('居民', { exact: true })
  await asksToBeChildDirector(director, NAME, await vacantVillage(server.address))
  await townshipAccepts(server.address, NAME)

  await learnsTwoLessons(director)
  await learnsTheRest(director, server.address)
  await failsOnce(director)
  await waitIsShortened(server.address)
  await passes(director)
  await isChecked(director, await people.phone())
}

/** Not the one that the newcomer of the other journey asks for. */
async function vacantVillage(address) {
  const township = await demoCaller(address, 'township')
  const { items } = await township('GET', '/api/posts?township=440881001&role=child_director&show=vacant')
  const names = items.map(({ divisionName }) => divisionName.replace('罗州街道', ''))
  return names.find((name) => !name.startsWith('黄村'))
}

async function learnsTwoLessons(director) {
  await director.go('/#/pages/learn/learn')
  await director.page.reload()
  await director.press('link', /^考试/)
  await director.press('link', /^儿童主任上岗考试/)
  await director.sees(/先学/)
  assert.equal(await director.thing('button', '开始考试').count(), 0, 'the course comes first')
  await director.look('r0-先学课程')

  await director.go('/#/pages/learn/learn')
  await director.press('link', /^课程/)
  await director.press('link', /^儿童主任上岗课/)
  await director.press('button', '开始学')
  await director.press('button', '读完了')
  await director.sees('这一课学完了')
  await director.look('r1-学完一课')
  await walksDrill(director)
}

/** The way on which nothing goes wrong; the feedback of a right choice says so. */
async function walksDrill(director) {
  const course = await resource(`course/${COURSE}/course.json`)
  const id = course.lessons.find((lesson) => lesson.includes('drill'))
  const drill = await resource(`course/${COURSE}/${id}.json`)
  await director.go(`/#/packages/course/lesson?course=${COURSE}&lesson=${id}`)
  for (let step = drill.steps[drill.start]; !step.end; ) {
    const right = step.choices.find((choice) => choice.feedback.startsWith('对。'))
    await director.press('button', right.text, { exact: true })
    step = drill.steps[right.to]
  }
  await director.sees('这一课学完了')
  await director.look('r2-演练走通')
}

/** At another time and place, as far as this journey is concerned. */
async function learnsTheRest(director, address) {
  const call = await callerOf(director, address)
  const { lessons } = await call('GET', `/api/courses/${COURSE}`)
  for (const { id, kind, state } of lessons) {
    if (state === 'finished') continue
    const path = `/api/courses/${COURSE}/lessons/${id}`
    const { hash } = await call('GET', path)
    await call('POST', `${path}/start`)
    if (kind === 'drill') await call('POST', `${path}/walk`, { hash, choices: await goodWay(id) })
    else await call('POST', `${path}/finish`, { hash, readToEnd: true })
  }
  assert.ok((await call('GET', `/api/courses/${COURSE}`)).completedAt, 'the course is completed')
}

async function goodWay(lesson) {
  const drill = await resource(`course/${COURSE}/${lesson}.json`)
  const choices = []
  for (let step = drill.steps[drill.start]; !step.end; step = drill.steps[step.choices[choices.at(-1)].to]) {
    choices.push(step.choices.findIndex((choice) => choice.feedback.startsWith('对。')))
  }
  return choices
}

async function failsOnce(director) {
  await director.go('/#/packages/exam/exam?exam=child-director')
  await director.page.reload()
  await director.press('button', '开始考试')
  await director.sees(/^还剩 \d+ 分/)
  await director.look('r3-答题')
  await director.press('button', '全部题目和交卷')
  await director.press('button', '确定交卷')
  await director.sees('这次没有合格')
  await director.look('r4-没有合格')
  await director.go('/#/packages/exam/exam?exam=child-director')
  await director.sees(/后可以再考/)
  assert.equal(await director.thing('button', '开始考试').count(), 0, 'one has to wait')
  await director.look('r5-要等一等')
}

/** A day is too long for a journey: the trainer lets those who failed try again at once. */
async function waitIsShortened(address) {
  const trainer = await demoCaller(address, 'trainer')
  const { items } = await trainer('GET', '/api/exams')
  const exam = items.find(({ id }) => id === 'child-director')
  const { version, title, audience, parts, minutes, passPercent, attempts, course, qualification, open } = exam
  await trainer('PUT', '/api/exams/child-director', {
    after: version, title, audience, parts, minutes, passPercent, attempts, coolDownHours: 0, course, qualification, open,
  })
}

async function passes(director) {
  const known = (await Promise.all(BANKS.map((bank) => resource(`exam/${bank}.json`)))).flatMap(({ questions }) => questions)
  await director.page.reload()
  await director.press('button', '开始考试')
  const total = Number((await director.page.getByText(/^共 \d+ 题$/).first().innerText()).match(/\d+/)[0])
  for (let place = 1; place <= total; place++) {
    await director.sees(`第 ${place} 题`, { exact: true })
    await answers(director, known)
    if (place < total) await director.press('button', '下一题')
  }
  await director.sees(/^已保存 \d\d:\d\d/)
  await director.press('button', '看看答完没有')
  await director.sees('全部答完了')
  await director.look('r6-全部答完')
  await director.press('button', '确定交卷')
  await director.sees('合格', { exact: true })
  await director.look('r7-合格')
}

async function answers(director, known) {
  const shown = (await director.page.locator('.case, .ask').filter({ visible: true }).allInnerTexts()).join('')
  const question = known.find(({ ask, case: story }) => plain((story ?? '') + ask) === plain(shown))
  assert.ok(question, `no question says: ${shown}`)
  const right = question.right.map((place) => question.choices[place])
  if (question.kind === 'ordering') return arranges(director, right)
  const role = question.right.length > 1 || question.kind === 'multiple' ? 'checkbox' : 'radio'
  for (const choice of right) await director.press(role, choice, { exact: true })
}

/** Each thing is moved up until it stands where it belongs. */
async function arranges(director, right) {
  const rows = director.page.locator('.list .row').filter({ visible: true })
  for (const [place, choice] of right.entries()) {
    for (;;) {
      const words = await rows.locator('.words').allInnerTexts()
      const at = words.map(plain).indexOf(plain(choice))
      if (at <= place) break
      await rows.nth(at).getByText('上移', { exact: true }).click()
    }
  }
  const keep = director.page.getByText('就按这个顺序', { exact: true })
  if (await keep.isVisible()) await keep.click()
}

/** Anybody's phone reads the square code and opens the page it names. */
async function isChecked(director, stranger) {
  await director.press('button', '看证书')
  await director.page.waitForFunction(() => document.querySelector('.picture img')?.naturalWidth > 200)
  await director.look('r8-证书')
  const { data, width, height } = PNG.sync.read(await director.page.locator('.picture').first().screenshot())
  const code = jsQR(new Uint8ClampedArray(data), width, height)
  assert.ok(code, 'the square code can be read')
  const { pathname, search, hash } = new URL(code.data)
  await stranger.go(pathname + search + hash)
  await stranger.sees('有效', { exact: true })
  await stranger.sees(NAME)
  await stranger.look('r9-扫码核验')
}

/** As this person, with the token that the phone's page keeps. */
async function callerOf(person, address) {
  const token = await person.page.evaluate(() => localStorage.getItem('pufa.token'))
  return async (method, path, body) => {
    const answer = await fetch(address + path, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: body && JSON.stringify(body),
    })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return answer.status === 204 ? undefined : answer.json()
  }
}

async function resource(path) {
  return JSON.parse(await readFile(new URL(path, RESOURCES), 'utf8'))
}

function plain(text) {
  return text.replace(/\s/g, '')
}
