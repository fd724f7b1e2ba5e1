/**
 * What five people come for, each for the first time: prints what it takes in taps, fields, swipes, pages and seconds.
 * Exit 0: all got there; 1: somebody did not.
 */
import { directorReadsFirstLesson, elderLooksForRelief, filerMendsBalance, leaderReadsYear, officerSendsNotice } from './journeys/firstTime.mjs'
import { openBrowser, People } from './lib/browser.mjs'
import { Hands } from './lib/hands.mjs'
import { startServer } from './lib/server.mjs'

const TASKS = {
  '老人找低保怎么申请': elderLooksForRelief,
  '儿童主任登录、学第一课': directorReadsFirstLesson,
  '科员写年报通知，分管领导发布': officerSendsNotice,
  '经办人改资产负债表的错、提交': filerMendsBalance,
  '局领导用手机看全年': leaderReadsYear,
}

const server = await startServer()
const browser = await openBrowser()
const people = new People(browser, server.address)
const place = { address: server.address, phone: (size) => people.phone(size), desk: () => people.desk() }
try {
  console.log('taps  fields  swipes  pages  hands  machine')
  for (const [name, walk] of Object.entries(TASKS)) console.log(await tries(name, walk))
} finally {
  await browser.close()
  await server.stop()
}

async function tries(name, walk) {
  const hands = new Hands()
  try {
    await walk(hands, place)
    return `${hands.took()}  ${name}`
  } catch (fault) {
    process.exitCode = 1
    return `did not get there: ${name}, after ${hands.taps} taps\n  ${fault.message.split('\n')[0]}`
  }
}
