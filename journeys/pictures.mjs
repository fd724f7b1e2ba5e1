/** Copies the pictures that the README and the handbook show, as the last run of the journeys took them, to docs/pictures. */
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PICTURES } from './lib/browser.mjs'

const TARGET = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const MOST_BYTES = 220_000
const CHOSEN = {
  '01-首页': 'phone-home',
  '03-问答': 'phone-answer',
  '07-长辈版首页': 'phone-elder',
  '43-通知': 'phone-notice',
  '24-表格有错': 'console-import-errors',
  '45-科员看到已读': 'console-campaign',
  '50-年度数据': 'console-figures',
  '61-深色送达': 'console-dark',
  '51-验证码': 'phone-sign-in',
  '68-回执': 'phone-receipt',
  '82-培训班': 'console-training',
  '83-记一场活动': 'console-event',
  '87-经办人': 'console-agents',
  '88-报送的年报': 'console-returns',
  'b0-送达情况': 'console-circular',
  'c1-句子太长': 'console-editor',
  'y1-新建报告': 'console-law-report',
  'y5-领导看板': 'console-leader',
}

await mkdir(TARGET, { recursive: true })
for (const old of await readdir(TARGET)) if (old.endsWith('.png')) await rm(join(TARGET, old))
for (const [from, to] of Object.entries(CHOSEN)) {
  const picture = join(PICTURES, `${from}.png`)
  const { size } = await stat(picture).catch(() => fail(`${picture} is missing; run npm test first`))
  if (size > MOST_BYTES) fail(`${picture} is too large: ${size} bytes of ${MOST_BYTES}`)
  await copyFile(picture, join(TARGET, `${to}.png`))
  console.log(`docs/pictures/${to}.png ${size}`)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(2)
}
