import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { signIn } from './officer.mjs'
import { entersAs } from './signup.mjs'

const DRILL = fileURLToPath(new URL('../../server/src/main/resources/course/child-director/04-drill-report.json', import.meta.url))

/** A child director reads a lesson, walks through a drill, learns without a network, and watches a video. */
export async function directorLearns(people) {
  const director = await people.phone()
  await director.go('/#/packages/course/courses')
  await director.press('button', '登录')
  await entersAs(director, '演示儿童主任')
  await director.sees('您要学的')
  await director.look('110-课程')
  await director.press('link', /^儿童主任上岗课/)
  await director.thing('button', '开始学').waitFor()
  await director.look('111-一门课程')
  await director.press('button', '开始学')
  await director.sees(/^第 1 课，一共 \d+ 课/)
  await director.look('112-文字课', { fullPage: true })
  await director.press('button', '读完了')
  await director.sees('这一课学完了')

  await readsWithoutNetwork(director)
  await keepsWholeCourse(director)
  await walksThroughDrill(director)
  await watchesVideo(director)
  await seesLargeLetters(director)
}

async function readsWithoutNetwork(director) {
  await director.press('button', /^下一课：/)
  await director.press('button', '下载本课')
  await director.sees('已下载 1 课')
  await director.context.setOffline(true)
  director.expect(/ERR_INTERNET_DISCONNECTED/)
  await director.press('button', '读完了')
  await director.sees('先记在手机里，有网络了再同步。')
  await director.sees('已下载 1 课 · 未同步 1 项')
  await director.look('113-断网学完')
  await director.press('button', '返回')
  await director.press('link', /^2\. .*学完了，还没同步/)
  await director.sees(/^没有网络，看的是下载在手机里的这一课/)
  await director.look('114-断网再看')
  await director.context.setOffline(false)
  await director.sees(/已下载 1 课 · 已同步 \d\d:\d\d/)
  await director.press('button', '返回')
  await director.thing('link', /^2\. .*学完了/).waitFor()
}

/** Lessons nobody opened yet stand without a network once the whole course was kept. */
async function keepsWholeCourse(director) {
  await director.press('button', '下载整门课')
  await director.sees('这门课下载好了，没有网络也能学。')
  await director.look('114-下载整门课', { fullPage: true })
  await director.context.setOffline(true)
  await director.press('link', /^5\. .*已下载/)
  await director.sees(/^没有网络，看的是下载在手机里的这一课/)
  await director.context.setOffline(false)
  await director.press('button', '返回')
}

async function walksThroughDrill(director) {
  await director.press('link', /情景演练/)
  await director.sees('您怎么做')
  const choices = director.page.locator('.choice').filter({ visible: true })
  assert.match(await choices.first().innerText(), /110/)
  await director.look('115-情景演练')
  const drill = JSON.parse(await readFile(DRILL, 'utf8'))
  await walks(director, wayTo(drill, 'bad'))
  await director.sees(/^这样走，结果不好。/)
  await director.press('button', '再走一次')
  await walks(director, wayTo(drill, 'good'))
  await director.sees(/^做对了。/)
  await director.sees('这一课学完了')
  await director.look('116-演练结局', { fullPage: true })
}

async function walks(director, choices) {
  for (const choice of choices) await director.page.locator('.choice').getByRole('button', { name: choice, exact: true }).click()
}

/** What to choose, from the first step on, to come to such an end. */
function wayTo({ start, steps }, end) {
  const ways = [[start, []]]
  const seen = new Set([start])
  for (const [id, way] of ways) {
    if (steps[id].end === end) return way
    for (const { text, to } of steps[id].choices ?? []) {
      if (!seen.has(to)) ways.push([to, [...way, text]])
      seen.add(to)
    }
  }
  throw new Error(`no way to a ${end} end`)
}

async function watchesVideo(director) {
  await director.go('/#/packages/course/courses')
  await director.press('link', /^演示·家访前想好三件事/)
  await director.press('button', '开始学')
  await director.press('button', '播放视频')
  await director.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1)
  await director.look('117-视频课')
  // A jump to the end earns nothing.
  await director.page.evaluate(() => (document.querySelector('video').currentTime = 22))
  await director.page.waitForFunction(() => document.querySelector('video').ended)
  await director.sees(/^看了 \d+%，到 95% 就算学完。$/)
  assert.equal(await director.page.getByText('这一课学完了').isVisible(), false)
  await director.page.evaluate(() => {
    const video = document.querySelector('video')
    video.currentTime = 0
    video.playbackRate = 1.5
    return video.play()
  })
  await director.page.getByText('整门课程都学完了').waitFor({ timeout: 60_000 })
  await director.look('118-视频学完')
}

async function seesLargeLetters(director) {
  await director.go('/#/pages/mine/mine')
  await director.press('switch', /长辈版/)
  await director.go('/#/packages/course/course?course=child-director')
  await director.sees('一课一课学')
  await director.look('119-长辈版课程')
}

/** The trainer writes a new version, another publishes it; they see who is stuck where. */
export async function trainerWritesCourse(people) {
  const trainer = await people.desk()
  await signIn(trainer, 'trainer')
  await trainer.go('/admin/#/courses')
  await trainer.sees('儿童主任上岗课：未成年人保护法和您的职责')
  await trainer.look('120-课程管理')
  await trainer.page.getByRole('row', { name: /志愿者和孩子相处的规矩/ }).click()
  await trainer.press('button', '改写这门课程')
  await trainer.sees('一课一课')
  await trainer.look('121-写课程', { fullPage: true })
  await trainer.press('button', '加一课')
  await trainer.page.getByLabel('标题', { exact: true }).fill('演示·记住三个电话')
  await trainer.page.getByLabel('第 1 部分的小标题').fill('三个电话')
  await trainer.page.getByLabel('第 1 部分第 1 段').fill('孩子有危险，先打 110。')
  await trainer.press('button', /^加依据/)
  await trainer.page.getByLabel('第几条，或者条文里的词').fill('强制 报告')
  await trainer.look('122-找依据')
  await trainer.press('button', '关闭')
  await trainer.look('123-写一课', { fullPage: true })
  await trainer.press('button', '保存这一课')
  await trainer.thing('link', '演示·记住三个电话').waitFor()
  await trainer.thing('link', /^演练：/).click()
  await trainer.sees('每一步都走得到，每条路都有结局')
  await trainer.look('124-写演练', { fullPage: true })
  await trainer.go('/admin/#/courses/volunteer-basics')
  await trainer.sees('您写过这份草稿，要由另一位同事看过再发布。')
  await trainer.look('125-课程版本')

  const officer = await people.desk()
  await signIn(officer, 'case_officer')
  await officer.go('/admin/#/courses/volunteer-basics')
  await officer.press('button', '看过再发布')
  await officer.sees('演示·记住三个电话')
  await officer.look('126-看草稿', { fullPage: true })
  await officer.press('button', '发布给学员')
  await officer.press('button', '发布，学员马上看到')
  await officer.sees('没有草稿。点“改写这门课程”，从已发布的一版开始改。')
  await officer.go('/admin/#/courses/child-director/overview')
  await officer.sees('停住了')
  await officer.look('127-学习情况', { fullPage: true })
}
