import { after, before, test } from 'node:test'
import { openBrowser } from './lib/browser.mjs'
import { startServer } from './lib/server.mjs'
import { agentConfirms } from './journeys/agent.mjs'
import { staffLooks } from './journeys/staff.mjs'
import { officerSends } from './journeys/officer.mjs'
import { residentAsks, residentIsCutOff } from './journeys/resident.mjs'

/** What the journeys share: they follow each other in one county, as the work does. */
const world = {}
let failed = false

before(async () => {
  world.server = await startServer()
  world.browser = await openBrowser()
})

after(async () => {
  if (failed) console.error(world.server.tail())
  await world.officer?.leave()
  await world.browser?.close()
  await world.server?.stop()
})

journey('居民问法：首页、问答、条文、搜索、长辈版', residentAsks)
journey('居民断网：求助页照样打开，其余说清楚、能重试', residentIsCutOff)
journey('经办科员：登录、导入名册、发通知、看送达', officerSends)
journey('社会组织：看通知、我已知悉，科员的页面自己更新', agentConfirms)
journey('局领导、审计员、管理员和没有权限的人', staffLooks)

function journey(name, walk) {
  test(name, async () => {
    try {
      await walk(world)
    } catch (fault) {
      failed = true
      throw fault
    }
  })
}
