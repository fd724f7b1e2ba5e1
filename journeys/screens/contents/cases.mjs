import { day, thisYear } from './days.mjs'

/** A case whose organisation has been told what is meant, a run of what the lists would hold, an objection, and one that is held back. */
export async function makesCases(call, samples) {
  const { penalty } = await call('case_officer', 'POST', '/api/penalties', {
    organization: samples.get('listedOrganization'), source: 'inspection', facts: '演示：检查时发现登记证书被借给一家公司挂靠办班。', endedOn: day(-40),
  })
  const path = `/api/penalties/${penalty.id}`
  await call('case_officer', 'POST', `${path}/investigation`, {
    on: day(-20), what: '演示：到住所查看登记证书，询问了会计和负责人，制作笔录两份。', officers: ['演示执法甲', '演示执法乙'],
  })
  const { type } = await call('case_officer', 'GET', `/api/organizations/${samples.get('listedOrganization')}`)
  const { breaches } = await call('case_officer', 'GET', '/api/penalty-rules')
  await call('case_officer', 'POST', `${path}/proposal`, {
    documentNumber: `廉民罚告〔${thisYear}〕7号`, breach: breaches.find((breach) => breach.type === type).code, facts: '演示：把登记证书借给一家公司使用，持续两个月。',
    evidence: '演示：询问笔录两份、租借协议复印件一份。', reasons: '演示：已经收回证书，没有造成后果，从轻。', measures: [{ kind: 'warning' }, { kind: 'correction' }],
  })
  await call('case_officer', 'POST', '/api/credit-objections', { organization: samples.get('listedOrganization'), text: '演示：告知书里的住所是搬家以前的。' })
  await call('case_officer', 'POST', '/api/credit-holds', { organization: samples.get('organization'), kind: 'hold', reason: '演示：正在清算。', until: day(90) })
  const run = await call('case_officer', 'POST', '/api/credit-runs')
  const { items } = await call('case_officer', 'GET', '/api/ledger-entries?kind=petition&state=concluded')
  return { penalty: penalty.id, run: run.id, entry: items[0].id }
}
