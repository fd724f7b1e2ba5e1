/** What stands for what only a device holds: its page says that it is not there. */
const NONE = '00000000-0000-0000-0000-000000000000'

/** Where the first of each kind is found: the account that asks, the list, and what names one. */
const LISTS = {
  organization: ['case_officer', '/api/organizations'],
  campaign: ['case_officer', '/api/campaigns'],
  return: ['case_officer', '/api/returns'],
  circular: ['case_officer', '/api/circulars'],
  certificate: ['case_officer', '/api/certificates'],
  person: ['case_officer', '/api/certificates', 'person'],
  piece: ['editor', '/api/pieces'],
  course: ['trainer', '/api/course-records'],
  exam: ['trainer', '/api/exams'],
  session: ['trainer', '/api/training-sessions'],
  move: ['case_officer', '/api/credit-moves'],
  event: ['editor', '/api/pufa-events'],
  stand: ['case_officer', '/api/stands'],
  examQuestion: ['case_officer', '/api/exam-questions'],
  certificateNumber: ['case_officer', '/api/certificates', 'number'],
  office: ['case_officer', '/api/office-records'],
  volunteer: ['case_officer', '/api/volunteers'],
  template: ['case_officer', '/api/templates'],
  ladder: ['case_officer', '/api/reminder-ladders'],
  statute: ['legal_reviewer', '/api/statutes', 'code'],
  question: ['case_officer', '/api/questions'],
  account: ['admin', '/api/people'],
  ownOrganization: ['org_agent', '/api/filings', 'organization'],
  listedOrganization: ['case_officer', '/api/credit-moves', 'organization'],
  notice: ['org_agent', '/api/inbox'],
  procedure: ['case_officer', '/api/credit-moves', 'procedure'],
}
const FIXED = { year: '2024', figure: 'organizations', number: '1', version: '1', kind: 'petition', lesson: '01-why', record: NONE }

export async function findSamples(call) {
  const samples = new Map(Object.entries(FIXED))
  for (const [name, [account, path, key = 'id']] of Object.entries(LISTS)) {
    const answer = await call(account, 'GET', path)
    const found = (answer.items ?? answer).find((item) => item[key])
    if (found) samples.set(name, found[key])
  }
  return samples
}

/** Names that mean something else on these pages of the console: the start of a path, the name there, what it stands for. */
const MEANT = [
  ['/people', 'person', 'account'],
  ['/exam/questions', 'question', 'examQuestion'],
  ['/circulars/:circular/edit', 'circular', 'draftCircular'],
  ['/campaigns/:campaign/edit', 'campaign', 'draftCampaign'],
  ['/publications/:batch/edit', 'batch', 'draftBatch'],
  ['/legal-reviews', 'decision', 'proposedDecision'],
  ['/content/:piece/editions/:number(\\d+)/edit', 'number', 'draftEdition'],
  ['/part/', 'token', 'partToken'],
  ['/return-reviews', 'return', 'filed'],
  ['/filed', 'return', 'filed'],
  ['/consents', 'return', 'filed'],
]

export function consoleSample(path, name, samples) {
  if (path.startsWith('/content/new')) return 'card'
  const [, , kind = name] = MEANT.find(([start, own]) => path.startsWith(start) && own === name) ?? []
  return samples.get(kind) ?? NONE
}

/** What a page of the phone is opened with. */
const QUERIES = {
  'packages/content/topic': { topic: 'marriage' },
  'packages/content/card': { id: 'jiehun-yao-dai-shenme' },
  'packages/content/guide': { id: 'jiehun-dengji-zhinan' },
  'packages/content/search': { q: '低保怎么申请' },
  'packages/content/share': { id: 'jiehun-yao-dai-shenme' },
  'packages/law/article': { statute: 'minfadian-hunyin-jiating', article: '1076' },
  'packages/filing/section': { section: 'balance' },
}
/** Names of their query, and the sample that each stands for: of a whole package, then of single pages. */
const NAMED = {
  stand: { id: 'openStand' }, notice: { notice: 'notice' }, training: { session: 'session' }, course: { course: 'course', lesson: 'lesson' },
  filing: { filing: 'filing', return: 'receipt' }, annualreport: { campaign: 'openCampaign', organization: 'ownOrganization' },
  agent: { organization: 'ownOrganization' }, creditlist: { organization: 'listedOrganization' }, procedure: { procedure: 'procedure' },
  penalty: { penalty: 'penalty' },
}
const NAMED_ALONE = {
  'packages/needs/question': { id: 'ownQuestion' },
  'packages/certificate/verify': { no: 'certificateNumber' },
  'packages/register/organization': { code: 'creditCode' },
  'packages/register/publication': { no: 'publication' },
  'packages/register/report': { year: 'reportYear' },
  'packages/register/verify': { no: 'creditCode' },
  'packages/review/verify': { no: 'letterNumber' },
  'packages/reply/link': { link: 'replyLink' },
  'packages/filing/consent': { token: 'consentLink' },
  'packages/filing/confirm': { filing: 'submitted' },
  'packages/filing/page': { filing: 'submitted' },
  'packages/exam/exam': { exam: 'exam' },
  'packages/exam/paper': { attempt: 'attempt' },
  'packages/exam/result': { attempt: 'failedAttempt' },
}

export function phoneSample(path, samples) {
  const names = NAMED_ALONE[path] ?? NAMED[path.split('/')[1]] ?? {}
  const named = Object.entries(names).map(([name, kind]) => [name, samples.get(kind) ?? NONE])
  const query = new URLSearchParams([...named, ...Object.entries(QUERIES[path] ?? {})])
  return query.size > 0 ? `?${query}` : ''
}
