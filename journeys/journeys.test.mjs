import { after, before, describe, it } from 'node:test'
import { agentConfirms } from './journeys/agent.mjs'
import { officerTellsMany } from './journeys/circular.mjs'
import { officerRunsCounty } from './journeys/county.mjs'
import { editorWritesCard } from './journeys/editor.mjs'
import { agentReplies, anyoneRepliesByLink } from './journeys/inbox.mjs'
import { reviewerAmendsLaw } from './journeys/law.mjs'
import { agentBinds, newcomerRegisters } from './journeys/newcomer.mjs'
import { officerSends } from './journeys/officer.mjs'
import { staffChanges } from './journeys/people.mjs'
import { residentAsksBureau } from './journeys/question.mjs'
import { residentReads } from './journeys/reading.mjs'
import { residentAsks, residentIsCutOff } from './journeys/resident.mjs'
import { agentFiles, directorSignsUp } from './journeys/signup.mjs'
import { staffLooks } from './journeys/staff.mjs'
import { openBrowser, People } from './lib/browser.mjs'
import { startServer } from './lib/server.mjs'

/** One server and one browser for all, and what one journey leaves to the next. */
const world = {}
let failed = false

describe('普法通', { concurrency: true }, () => {
  before(async () => {
    world.server = await startServer()
    world.browser = await openBrowser()
  })

  after(async () => {
    if (failed) console.error(world.server.tail())
    await world.browser?.close()
    await world.server?.stop()
  })

  describe('居民', { concurrency: 1 }, () => {
    journey('问法：首页、问答、条文、搜索、长辈版', residentAsks)
    journey('读法：遇到的事、办事指南、算日期、小测验、分享图', residentReads)
    journey('问一问：不登录提问、编辑回答、凭查询码看、写成卡片', residentAsksBureau)
    journey('断网：求助页照样打开，其余说清楚、能重试', residentIsCutOff)
    journey('儿童主任报名培训、退出、排候补', directorSignsUp)
  })

  describe('新来的人', { concurrency: 1 }, () => {
    journey('居民：手机号登录、登记儿童主任、镇街同意、身份证号、注销', newcomerRegisters)
    journey('经办人：微信登录、绑定手机号、凭邀请码绑定单位', agentBinds)
  })

  describe('法制审核人员', { concurrency: 1 }, () => {
    journey('导入法规的新版本，待复核里看新旧对照', reviewerAmendsLaw)
  })

  describe('普法内容', { concurrency: 1 }, () => {
    journey('编辑写卡片、改太长的句子，三道审核、发布，手机上看到；改新的一版、合并', editorWritesCard)
  })

  // These follow each other in one county, as the work does.
  describe('民政局和社会组织', { concurrency: 1 }, () => {
    journey('科员登录、导入名册、发通知、看送达', officerSends)
    journey('社会组织看通知、点我已知悉，科员的页面自己更新', agentConfirms)
    journey('经办人报年报、拿回执，科员的页面自己更新', agentFiles)
    journey('经办人替两家单位看消息、请求帮助、选通知方式', agentReplies)
    journey('收到邮件的人点链接回复，不用登录，只算一次', anyoneRepliesByLink)
    journey('科员办培训、记活动、发邀请码、窗口换绑、看年报、催报', officerRunsCounty)
    journey('科员写群发通知，另一人发送，看送达，打电话', officerTellsMany)
    journey('局领导、审计员、管理员和没有权限的人', staffLooks)
    journey('管理员开账号、给角色，新人设动态口令，任命代理人', staffChanges)
  })
})

function journey(name, walk) {
  it(name, async () => {
    const people = new People(world.browser, world.server.address)
    try {
      await walk(people, world)
      await people.leave()
    } catch (fault) {
      failed = true
      await people.tell(walk.name)
      throw fault
    }
  })
}
