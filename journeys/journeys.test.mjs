import { after, before, describe, it } from 'node:test'
import { agentConfirms } from './journeys/agent.mjs'
import { severalAreDecidedTogether, severalAreTakenAndGivenBack } from './journeys/bulk.mjs'
import { certificateIsChecked } from './journeys/certificate.mjs'
import { officerTellsMany } from './journeys/circular.mjs'
import { counselAnswers } from './journeys/counsel.mjs'
import { directorLearns, trainerWritesCourse } from './journeys/course.mjs'
import { officerRunsCounty } from './journeys/county.mjs'
import { directorSeesDuty, officerSeesCoverage, substituteMovesUp } from './journeys/coverage.mjs'
import { departmentAnswersAtItsDesk } from './journeys/department.mjs'
import { editorWritesCard } from './journeys/editor.mjs'
import { photosAreMarked } from './journeys/evidence.mjs'
import { longFormsOutliveSession } from './journeys/expiry.mjs'
import { returnIsFiled } from './journeys/filing.mjs'
import { agentReplies, anyoneRepliesByLink } from './journeys/inbox.mjs'
import { reviewerAmendsLaw } from './journeys/law.mjs'
import { officerUsesKeysOnly } from './journeys/keyboard.mjs'
import { officerKeepsLedgers } from './journeys/ledger.mjs'
import { agentBinds, newcomerRegisters } from './journeys/newcomer.mjs'
import { countyIsSetUp, listIsTakenAlong, nothingIsLost } from './journeys/office.mjs'
import { officerSends } from './journeys/officer.mjs'
import { markupIsOnlyWords } from './journeys/markup.mjs'
import { staffChanges } from './journeys/people.mjs'
import { listIsDecided, listIsProposed, LATER, NOW } from './journeys/lists.mjs'
import { listIsKept } from './journeys/listsKept.mjs'
import { residentComplains } from './journeys/opinion.mjs'
import { eventIsHeldTogether } from './journeys/outreach.mjs'
import { eventIsLoggedOffline } from './journeys/offline.mjs'
import { batchBecomesPublic } from './journeys/publication.mjs'
import { residentAsksBureau } from './journeys/question.mjs'
import { residentReads } from './journeys/reading.mjs'
import { directorBecomesReady } from './journeys/ready.mjs'
import { residentAsks, residentIsCutOff } from './journeys/resident.mjs'
import { listingIsRevoked, penaltyIsRevoked, penaltyIsTold } from './journeys/revoked.mjs'
import { oneCellIsMended } from './journeys/register.mjs'
import { conclusionIsChecked, paperIsReviewed, rectificationIsDone, returnsWait, reviewerAsksForCorrection } from './journeys/review.mjs'
import { directorSignsUp } from './journeys/signup.mjs'
import { staffLooks } from './journeys/staff.mjs'
import { standIsHeld } from './journeys/stand.mjs'
import { accountAndLinkAnswerTheSame, twoAnswerTheSame, twoChangeTheSame } from './journeys/together.mjs'
import { directorTakesOffer, trainerHoldsSession } from './journeys/trainer.mjs'
import { unitDecidesAtItsDesk } from './journeys/unit.mjs'
import { yearlyReportIsFrozen } from './journeys/yearlyReport.mjs'
import { clearPictures, openBrowser, People } from './lib/browser.mjs'
import { startServer } from './lib/server.mjs'
import { Wire } from './lib/wire.mjs'

/** One server and one browser for all, and what one journey leaves to the next. */
const world = {}
/** Returns of several years, which the county of the other journeys must not have. */
const desk = {}
let failed = false

// As many at once as two processors bear without keeping anybody waiting; the longest goes first.
describe('普法通', { concurrency: 5 }, () => {
  before(async () => {
    await clearPictures()
    world.server = await startServer()
    world.browser = await openBrowser()
  })

  after(async () => {
    if (failed) console.error(world.server.tail(), desk.server?.tail() ?? '')
    await world.browser?.close()
    await world.server?.stop()
  })

  // These follow each other in one county, as the work does.
  describe('民政局和社会组织', { concurrency: 1 }, () => {
    journey('科员登录、导入名册、发通知、看送达', officerSends)
    journey('导入名册：一个格子写错，整张表都不存，指出是哪一格；改好再导入', oneCellIsMended)
    journey('社会组织看通知、点我已知悉，科员的页面自己更新', agentConfirms)
    journey('填年报：改错、断网、换手机、传照片、提交；法定代表人确认、主管单位凭链接初审', returnIsFiled)
    journey('经办人替两家单位看消息、请求帮助、选通知方式', agentReplies)
    journey('收到邮件的人点链接回复，不用登录，只算一次', anyoneRepliesByLink)
    journey('科员办培训、记活动、发邀请码、窗口换绑、看年报、催报', officerRunsCounty)
    journey('科员写群发通知，另一人发送，看送达，打电话', officerTellsMany)
    journey('局领导、审计员、管理员和没有权限的人', staffLooks)
    journey('管理员开账号、给角色，新人设动态口令，任命代理人', staffChanges)
  })

  describe('工作台', { concurrency: 1 }, () => {
    journey('筛选过的列表导出成表格，操作记录里有', listIsTakenAlong)
    journey('开办向导：每一步的真实情况，点过去办', countyIsSetUp)
    journey('写到一半登录到期：重新登录，一个字也不少', nothingIsLost)
    journey('两个人改同一个阶梯：后一个看到谁改了什么，选一选，填的不丢', twoChangeTheSame)
    journey('两个人回答同一条提问：后一个先看到前一个的回答，居民看到的是后一个的', twoAnswerTheSame)
    journey('协作部门用账号登录：看到邀请、填自己那一块、传照片、再改', departmentAnswersAtItsDesk)
    journey('科员一起确认几条学时、一起登记几个人的查询，办以前先看', severalAreDecidedTogether)
    journey('部门的账号和链接都填了：用链接的看到先填的，选一选再交', accountAndLinkAnswerTheSame)
  })

  describe('台账', { concurrency: 1 }, () => {
    journey('工单登记、办结、重新办理；公开先由另一人保密审查；双随机抽取', officerKeepsLedgers)
  })

  describe('居民', { concurrency: 1 }, () => {
    journey('问法：首页、问答、条文、搜索、长辈版', residentAsks)
    journey('读法：遇到的事、办事指南、算日期、小测验、分享图', residentReads)
    journey('问一问：不登录提问、编辑回答、凭查询码看、写成卡片', residentAsksBureau)
    journey('意见与投诉：不登录写，编辑按期限答复，凭查询码看；合规说明', residentComplains)
    journey('断网：求助页照样打开，其余说清楚、能重试', residentIsCutOff)
    journey('儿童主任报名培训、退出、排候补；自己镇街的名额满了，排镇街的候补', directorSignsUp)
    journey('空出的名额留给儿童主任，本人接受', directorTakesOffer)
    journey('培训老师放到场码、点名、签字；停电了，中途取消，学时按已经办的算；提醒报名', trainerHoldsSession)
  })

  describe('课程', { concurrency: 1 }, () => {
    journey('儿童主任学课程：读一课、断网学完再同步、走演练、看视频', directorLearns)
    journey('培训老师改写课程，另一人发布，看谁停在哪一课', trainerWritesCourse)
  })

  describe('岗位', { concurrency: 1 }, () => {
    journey('科员看覆盖情况，登记离任，安排志愿者', officerSeesCoverage)
    journey('任职的人离任，科员登记替补接任', substituteMovesUp)
    journey('儿童主任看还差什么；居民登记志愿者；志愿者答复安排', directorSeesDuty)
  })

  describe('新来的人', { concurrency: 1 }, () => {
    journey('居民：手机号登录、登记儿童主任、镇街同意、身份证号、导出、退出登录', newcomerRegisters)
    journey('儿童主任上岗：登记、同意、学课、没考过、等、考过、证书扫码核验', directorBecomesReady)
    journey('经办人：微信登录、绑定手机号、凭邀请码绑定单位、注销', agentBinds)
  })

  describe('法制审核人员', { concurrency: 1 }, () => {
    journey('导入法规的新版本，待复核里看新旧对照', reviewerAmendsLaw)
  })

  describe('打进去的标记', { concurrency: 1 }, () => {
    journey('提问、回答、培训班名称里的标记只是字：两边打开都不执行，浏览器没有一条抱怨', markupIsOnlyWords)
  })

  describe('证书和学时', { concurrency: 1 }, () => {
    journey('出示证书、不登录核验、撤销、本人收到通知；申报学时、镇街确认', certificateIsChecked)
  })

  describe('法律顾问', { concurrency: 1 }, () => {
    journey('科员请法律顾问看模板和文件，顾问出具意见', counselAnswers)
  })

  describe('公示', { concurrency: 1 }, () => {
    journey('科员固定一批、保密审查、公示；不登录查社会组织、看公示、核验；更正说明', batchBecomesPublic)
  })

  describe('普法', { concurrency: 1 }, () => {
    journey('科员列责任清单、发起协作普法，部门在手机上用一次性链接填写，归档成一场活动', eventIsHeldTogether)
    journey('科员准备现场、开始答题；居民听之前听之后各答三题；现场提问凭小条看回答；归到活动', standIsHeld)
    journey('科员记活动、照片去掉位置，框住孩子的脸，下载履职评议材料', photosAreMarked)
  })

  describe('外出', { concurrency: 1 }, () => {
    // The phone of the field has a network of its own.
    const field = {}
    before(async () => {
      field.wire = field.server = await Wire.to(world.server)
    })
    after(() => field.wire?.stop())

    journey('断网打开、记活动、关掉再开、有网络了只记一场；回音丢了、被退回、换人登录', eventIsLoggedOffline, field)
  })

  describe('年报审查', { concurrency: 1 }, () => {
    before(async () => {
      desk.server = await startServer()
    })
    after(() => desk.server?.stop())

    journey('两年的年报报上来，一份有问题', returnsWait, desk)
    journey('科员一次领两份：先看是哪些，办好以后一起撤回', severalAreTakenAndGivenBack, desk)
    journey('科员领一份，对照去年和章程，退回补正，看补正前后', reviewerAsksForCorrection, desk)
    journey('科员提出结论，另一人法制审核，通知书扫码核验', conclusionIsChecked, desk)
    journey('登记送达，整改开始计时，收报告、核查', rectificationIsDone, desk)
    journey('窗口收的纸质年报，对着扫描件录入、比对，提出结论', paperIsReviewed, desk)
    journey('只用键盘：发通知、发布卡片、回答提问、下结论、送达告知书', officerUsesKeysOnly, desk)
    journey('业务主管单位在自己的页面初审：一份不同意、写明理由，两份一起同意', unitDecidesAtItsDesk, desk)
    journey('写结论、记陈述、记活动时登录到期：重新登录，一个字也不少', longFormsOutliveSession, desk)
  })

  // Of its own: days pass here, and every organisation that owes a report is told.
  describe('信用名录', { concurrency: 1 }, () => {
    const own = { now: NOW }
    before(async () => {
      own.server = await startServer({ clock: NOW })
    })
    after(() => own.server?.stop())
    journey('批量试算逐家说明、提出、送达；单位在手机上看告知书、算期限、陈述申辩，科员答复', listIsProposed, own)

    describe('期限满了以后', { concurrency: 1 }, () => {
      before(async () => {
        await penaltyIsTold(own)
        own.now = LATER
        await own.server.restart({ clock: LATER })
      })
      journey('法制审核、另一人决定；单位看名录、算补报、提异议，补报以后申请移出，核实移出', listIsDecided, own)
      journey('科员在待办里看到异议和到期的事：答复、去办理；记下书面异议、定公示分类，暂缓再解除，代为提出移出', listIsKept, own)
      journey('不该列入的：科员提出撤销列入，审核、决定；单位收到消息，在告知和名录里下载决定书', listingIsRevoked, own)
      journey('行政复议撤销了处罚：局领导记下，同时撤回公开；单位看到决定不再算数', penaltyIsRevoked, own)
    })
  })

  // Of its own: what others send between approval and freezing is another figure, and has to be approved again.
  describe('法治报告', { concurrency: 1 }, () => {
    const own = {}
    before(async () => {
      own.server = await startServer()
    })
    after(() => own.server?.stop())
    journey('科员起草、改检查出的问题，另一人审定，领导在手机上批准，冻结、下载、公开', yearlyReportIsFrozen, own)
  })

  describe('普法内容', { concurrency: 1 }, () => {
    journey('编辑写卡片、改太长的句子，三道审核、发布，手机上看到；改新的一版、合并', editorWritesCard)
  })
})

function journey(name, walk, own = world) {
  it(name, async () => {
    const people = new People(world.browser, own.server.address, own.now)
    try {
      await walk(people, own)
      await people.leave()
    } catch (fault) {
      failed = true
      await people.tell(walk.name)
      throw fault
    }
  })
}
