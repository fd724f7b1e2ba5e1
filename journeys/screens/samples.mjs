import { demoCaller } from '../lib/caller.mjs'

/** What stands for something that the demo does not hold: its page says that it is not there. */
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
  office: ['case_officer', '/api/office-records'],
  volunteer: ['case_officer', '/api/volunteers'],
  template: ['case_officer', '/api/templates'],
  ladder: ['case_officer', '/api/reminder-ladders'],
  statute: ['legal_reviewer', '/api/statutes', 'code'],
  question: ['case_officer', '/api/questions'],
  account: ['admin', '/api/people'],
  ownOrganization: ['org_agent', '/api/filings', 'organization'],
  listedOrganization: ['case_officer', '/api/credit-moves', 'organization'],
  filing: ['org_agent', '/api/filings', 'filing'],
  receipt: ['org_agent', '/api/filings', 'return'],
  notice: ['org_agent', '/api/inbox'],
  procedure: ['case_officer', '/api/credit-moves', 'procedure'],
}
const FIXED = { year: '2024', figure: 'organizations', number: '1', version: '1', kind: 'petition', token: 'used-before', lesson: '01-why', record: NONE }

export async function findSamples(address) {
  const callers = new Map()
  const samples = new Map(Object.entries(FIXED))
  for (const [name, [account, path, key = 'id']] of Object.entries(LISTS)) {
    if (!callers.has(account)) callers.set(account, await demoCaller(address, account))
    const answer = await callers.get(account)('GET', path)
    const found = (answer.items ?? answer).find((item) => item[key])
    if (found) samples.set(name, found[key])
  }
  return samples
}

/** Names that mean something else on these pages of the console. */
export function consoleSample(path, name, samples) {
  if (path.startsWith('/people')) return samples.get('account')
  if (path.startsWith('/exam/questions')) return NONE
  if (path.startsWith('/content/new')) return 'card'
  return samples.get(name) ?? NONE
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
  'packages/register/report': { year: '2024' },
  'packages/register/publication': { no: 'DEMO-0000' },
}
const NAMED = {
  content: [], needs: [], stand: [['id', 'stand']], notice: [['notice', 'notice']], training: [['session', 'session']], exam: [['exam', 'exam']],
  course: [['course', 'course'], ['lesson', 'lesson']], filing: [['filing', 'filing'], ['return', 'receipt']],
  annualreport: [['campaign', 'campaign'], ['organization', 'ownOrganization']], agent: [['organization', 'ownOrganization']],
  creditlist: [['organization', 'listedOrganization']], procedure: [['procedure', 'procedure']], penalty: [['penalty', 'penalty']],
}

export function phoneSample(path, account, samples) {
  const named = (NAMED[path.split('/')[1]] ?? []).map(([name, kind]) => [name, samples.get(kind) ?? NONE])
  const query = new URLSearchParams([...named, ...Object.entries(QUERIES[path] ?? {})])
  return query.size > 0 ? `?${query}` : ''
}
