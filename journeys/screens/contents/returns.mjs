import { createHash } from 'node:crypto'
import { binds, files, fills, releasesCampaign, soundReturn } from '../../lib/returns.mjs'
import { day, thisYear } from './days.mjs'
import { linkInMail } from './mail.mjs'
import { picture } from './picture.mjs'

const YEAR = thisYear - 1
const FILER = '10000007001'
const UNIT_MAIL = 'yanshi-unit@example.com'
const CLAUSES = {
  approvedOn: '2018-05-01', validFrom: '2018-05-01', purpose: '演示：服务会员，促进行业规范发展。', scope: ['演示：技术培训和咨询服务', '演示：政策宣传和行业交流'],
  termYears: 5, councilMeetingsPerYear: 2, assemblyMeetingsPerYear: 1, councilMin: 5, councilMax: 9,
}

/**
 * A receipt of the year before; of last year a return with a mistake, one that waits at the desk, and two with a
 * conclusion, of which one holds.
 */
export async function makesReturns(call, samples) {
  const release = (year, number) => releasesCampaign(as(call, 'case_officer'), as(call, 'approver'), year, number)
  const before = await files(as(call, 'org_agent'), await release(YEAR - 1, 16), samples.get('ownOrganization'), soundReturn(YEAR - 1))
  const campaign = await release(YEAR, 17)
  const filing = await beginsReturn(call, campaign, samples.get('ownOrganization'))
  const [waiting, proposed, held] = await filesReturns(call, samples, campaign)
  const decision = await concludes(call, held, 'basically_qualified')
  await call('legal_reviewer', 'POST', `/api/review-decisions/${decision}/agreement`, { opinion: '演示：事实清楚，依据正确，程序合法。' })
  return {
    openCampaign: campaign, draftCampaign: await draftsCampaign(call),
    filing, submitted: before.id, receipt: before.receipt.return, filed: waiting.receipt.return, consentLink: await asksUnit(call, waiting),
    decision, ...(await paperOf(call, decision)), proposedDecision: await concludes(call, proposed, 'qualified'),
  }
}

const as = (call, account) => (...request) => call(account, ...request)

async function beginsReturn(call, campaign, organization) {
  const filing = await call('org_agent', 'POST', '/api/filings', { campaign, organization })
  await fills(as(call, 'org_agent'), filing, { ...soundReturn(YEAR), netAssetsClose: 1 })
  return filing.id
}

/** Three organisations with one filer; a fourth asks for more time. */
async function filesReturns(call, samples, campaign) {
  const { items } = await call('case_officer', 'GET', '/api/organizations?type=social_group&size=60')
  const own = samples.get('ownOrganization')
  const [late, ...old] = items.filter(({ id, registeredOn }) => registeredOn < '2018' && id !== own)
  await call('case_officer', 'POST', '/api/extensions', { campaign, organization: late.id, until: day(30), reason: '演示：会计住院，账还没有结完。' })
  const filings = []
  for (const organization of old.slice(0, 3)) {
    await binds(as(call, 'case_officer'), as(call, FILER), organization)
    await call('case_officer', 'POST', `/api/organizations/${organization.id}/charters`, CLAUSES)
    filings.push(await files(as(call, FILER), campaign, organization.id, soundReturn(YEAR)))
  }
  return filings
}

/** The supervising unit is asked by a link, and its opinion comes on paper, photographed. */
async function asksUnit(call, { id, organization }) {
  const { supervisingUnit } = await call('case_officer', 'GET', `/api/organizations/${organization}`)
  await call('case_officer', 'PUT', '/api/supervising-units', { seen: 0, unit: supervisingUnit, email: UNIT_MAIL, account: 'supervising_unit' })
  await call(FILER, 'POST', `/api/filings/${id}/consent-links`)
  await offersPage(call, id)
  return linkInMail(call, /\/#\/packages\/filing\/consent\?token=([\w-]+)/)
}

async function offersPage(call, id) {
  const photo = picture()
  const sha256 = createHash('sha256').update(photo).digest('hex')
  const upload = await call(FILER, 'POST', `/api/filings/${id}/uploads`, { name: '演示初审意见.png', size: photo.length, sha256 })
  await call(FILER, 'POST', `/api/filing-uploads/${upload.id}/chunks?offset=0`, photo, 'application/octet-stream')
  await call(FILER, 'POST', `/api/filings/${id}/pages`, { kind: 'consent', uploads: [upload.id], signedOn: day(-1) })
}

async function concludes(call, { receipt }, grade) {
  const path = `/api/reviews/${receipt.return}`
  await call('case_officer', 'POST', `${path}/claim`)
  const { id } = await call('case_officer', 'POST', `${path}/conclusion`, {
    grade, reasons: ['演示：财务制度没有写成文件，其他都按章程办理'], rules: [], differsBecause: '演示：到现场看过账目和制度。',
  })
  return id
}

/** What a conclusion that holds is followed by, and what stands in its letter. */
async function paperOf(call, decision) {
  const { items } = await call('case_officer', 'GET', '/api/review-decisions')
  const { verification } = items.find(({ id }) => id === decision)
  const rectifications = await call('case_officer', 'GET', '/api/rectifications')
  const pages = await call('case_officer', 'GET', '/api/filing-pages')
  return { letterNumber: verification, rectification: rectifications.items[0].id, page: pages.items[0].id }
}

async function draftsCampaign(call) {
  const { id } = await call('case_officer', 'POST', '/api/campaigns', {
    year: YEAR, types: ['foundation'], registeredBefore: `${YEAR}-12-31`, opensOn: day(3), closesOn: day(33), documentNumber: `廉民发〔${thisYear}〕18号`,
  })
  return id
}
