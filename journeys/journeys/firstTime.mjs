import { demoCaller } from '../lib/caller.mjs'
import { explains, fills, soundReturn } from '../lib/returns.mjs'
import { PASSWORD } from './officer.mjs'

const OLD_PHONE = { width: 360, height: 640 }
const POCKET = { width: 390, height: 844 }
const DIRECTOR = '10000000003'
const AGENT = '10000000008'
const YUAN = 100
const OWED = new Set(['not_started', 'draft'])
const THREE_WEEKS_MS = 21 * 86_400_000

export async function elderLooksForRelief(elder, { phone, address }) {
  await elder.sitsDown(await phone(OLD_PHONE))
  await elder.enters(address)
  await elder.press('switch', /^长辈版/)
  await elder.press('link', /^困难救助/)
  await elder.press('link', /低保/)
  await elder.reads(/户籍.*镇政府、街道/)
}

export async function directorReadsFirstLesson(director, { phone, address }) {
  await director.sitsDown(await phone(OLD_PHONE))
  await director.enters(address)
  await director.press('link', '学法')
  await director.press('link', /^登录学课程/)
  await provesPhone(director, DIRECTOR)
  await director.press('link', /^儿童主任上岗课/)
  await director.press('button', '开始学')
  await director.press('button', '读完了')
  await director.reads('这一课学完了')
}

/** From no notice at all to one that is with every organisation; who wrote it does not release it. */
export async function officerSendsNotice(staff, { desk, address }) {
  await staff.sitsDown(await desk())
  await signsInToConsole(staff, address, 'case_officer')
  await staff.press('link', '年报', { exact: true })
  await staff.press('button', '新建年报工作')
  await choosesLastYear(staff)
  await staff.types('文号', `廉民发〔${new Date().getFullYear()}〕17号`)
  await staff.press('button', '保存草稿')
  await staff.press('button', '送审')
  await staff.reads('已经送审')

  await staff.sitsDown(await desk())
  await signsInToConsole(staff, address, 'approver')
  await staff.press('link', '去审核')
  await staff.press('button', /^给 \d+ 家组织发送通知/)
  await staff.press('button', /^确认发送给/)
  await staff.reads('通知都处理完了')
}

/** The year that can be filed today, with three weeks left. */
async function choosesLastYear(officer) {
  await officer.touches(/^\d{4} 年度$/)
  await officer.press('option', `${new Date().getFullYear() - 1} 年度`)
  await officer.types('截止日期', new Date(Date.now() + THREE_WEEKS_MS).toLocaleDateString('sv-SE'))
}

export async function filerMendsBalance(filer, { phone, address }) {
  const right = await hasWrongReturn(address)
  await filer.sitsDown(await phone(OLD_PHONE))
  await filer.enters(address)
  await filer.press('link', '办事')
  await filer.press('link', /^我要报年报/)
  await provesPhone(filer, AGENT)
  await filer.press('link', /年度年报/)
  await filer.press('button', /^(检查并提交|检查一遍)$/)
  await filer.press('link', /^去改：净资产合计（年末）/)
  await filer.types('年末（元）', String(right), filer.part('.group', '净资产合计'))
  await filer.press('button', '改好了，回去检查')
  await filer.press('checkbox', /^我承诺/)
  await filer.press('button', '提交年报')
  await filer.reads('民政局收到了')
}

/** Before the task: all is filled in and what is odd explained, net assets at the end of the year one yuan short; the right sum. */
async function hasWrongReturn(address) {
  const agent = await demoCaller(address, 'org_agent')
  const { items } = await agent('GET', '/api/filings')
  const { campaign, organization } = items.find(({ state }) => OWED.has(state))
  const filing = await agent('POST', '/api/filings', { campaign, organization })
  const sound = soundReturn(filing.year)
  await fills(agent, filing, { ...sound, netAssetsClose: sound.netAssetsClose - YUAN })
  await explains(agent, filing.id)
  return sound.netAssetsClose / YUAN
}

export async function leaderReadsYear(leader, { phone, address }) {
  await leader.sitsDown(await phone(POCKET))
  await signsInToConsole(leader, address, 'leader')
  await leader.press('link', '看全年数字')
  await leader.press('link', /^看明细：\d+ 年度报告报送/)
  await leader.reads(/家/)
}

/** The demo shows below the form what a real telephone would receive. */
async function provesPhone(person, number) {
  await person.types('手机号', number)
  await person.press('button', '获取验证码')
  const [code] = (await person.reads('您的登录验证码')).match(/\d{6}/)
  await person.types('短信验证码', code)
  await person.press('button', '登录', { exact: true })
}

async function signsInToConsole(person, address, account) {
  await person.enters(`${address}/admin/`)
  await person.types('账号', account)
  await person.types('密码', PASSWORD)
  await person.press('button', '登录')
}
