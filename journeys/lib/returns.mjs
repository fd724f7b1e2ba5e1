const YUAN = 100
const THOUSAND = 1000 * YUAN

/** A small association's return of one year, in which the checks find nothing; what a journey is about goes on top. */
export function soundReturn(year) {
  return {
    staffTotal: 3, staffFullTime: 2, staffPartTime: 1, partyMembers: 1, partyOrganization: 'none',
    councilSize: 5, supervisors: 1, councilElectedOn: `${year - 1}-05-10`, councilTermYears: 4,
    leaders: [{ name: '演示会长', post: '会长', age: 50, terms: 1, official: 'no' }],
    membersUnits: 10, membersPersons: 60, assemblyMeetings: 1, councilMeetings: 2,
    meetings: [
      { kind: 'assembly', heldOn: `${year}-03-10`, due: 70, attended: 60, matters: '演示：年度报告' },
      { kind: 'council', heldOn: `${year}-03-01`, due: 5, attended: 5 },
      { kind: 'council', heldOn: `${year}-09-01`, due: 5, attended: 4 },
    ],
    activityCount: 2,
    activities: [
      { title: '演示：进村讲课', heldOn: `${year}-04-01`, scopeItem: 1, participants: 40, cost: 200 * THOUSAND },
      { title: '演示：技术培训', heldOn: `${year}-10-01`, scopeItem: 1, participants: 30, cost: 300 * THOUSAND },
    ],
    activitySummary: '演示：办了两次活动，七十人参加。', branchCount: 0, appraisals: 0,
    cashOpen: 1000 * THOUSAND, assetsOpen: 1000 * THOUSAND, liabilitiesOpen: 0, netUnrestrictedOpen: 1000 * THOUSAND, netAssetsOpen: 1000 * THOUSAND,
    cashClose: 1200 * THOUSAND, assetsClose: 1200 * THOUSAND, liabilitiesClose: 0, netUnrestrictedClose: 1200 * THOUSAND, netAssetsClose: 1200 * THOUSAND,
    incomeGrants: 1000 * THOUSAND, incomeTotal: 1000 * THOUSAND, expenseActivities: 800 * THOUSAND, expenseTotal: 800 * THOUSAND, netChange: 200 * THOUSAND,
    flowOperations: 200 * THOUSAND, flowTotal: 200 * THOUSAND, donatedTotal: 0, assetsLastYear: 1000 * THOUSAND,
    registrationChanged: 'no', penalties: 0, foreignActivities: 0, lastConclusion: 'qualified', rectified: 'not_needed',
    preparedBy: '演示填报人', preparedOn: `${year + 1}-03-01`,
  }
}

/** Fills in whatever is required or answered and not yet known. */
export async function fills(caller, filing, answers) {
  const form = await caller('GET', `/api/filing-forms/${filing.form}`)
  const known = new Map(filing.cells.map((cell) => [cell.cell, cell]))
  const cells = form.sections
    .flatMap((section) => section.cells)
    .filter(({ code, required }) => code in answers || (required && known.get(code)?.value === undefined))
    .map((cell) => ({ cell: cell.code, seen: known.get(cell.code)?.version ?? 0, value: answers[cell.code] ?? plainAnswer(cell, filing.year) }))
  if (cells.length > 0) await caller('POST', `/api/filings/${filing.id}/cells`, { cells })
}

function plainAnswer({ code, kind, options }, year) {
  if (kind === 'choice') return options.at(-1).code
  // Filled in after the year it is about.
  if (code === 'preparedOn') return `${year + 1}-01-15`
  if (kind === 'date') return `${year}-06-01`
  if (kind === 'int' || kind === 'money') return 0
  return '演示'
}

/** Files one return from the first cell to the receipt; the filing. */
export async function files(caller, campaign, organization, answers) {
  const filing = await caller('POST', '/api/filings', { campaign, organization })
  await fills(caller, filing, answers)
  return submits(caller, filing.id)
}

/** Says of everything odd that it is so. */
export async function explains(caller, id) {
  const { items } = await caller('GET', `/api/filings/${id}/findings`)
  for (const { rule, severity } of items) {
    if (severity === 'soft') await caller('POST', `/api/filings/${id}/explanations`, { rule, explanation: '演示：核对过，情况属实。' })
  }
}

/** Explains what is odd and submits. */
export async function submits(caller, id) {
  await explains(caller, id)
  return caller('POST', `/api/filings/${id}/submission`, { declaration: true })
}

/** A released campaign for the associations (社会团体) of that year, with three weeks left. */
export async function releasesCampaign(officer, approver, year, number) {
  const today = new Date()
  const day = (days) => new Date(today.getTime() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  const { id } = await officer('POST', '/api/campaigns', {
    year,
    types: ['social_group'],
    registeredBefore: `${year}-12-31`,
    opensOn: day(-1),
    closesOn: day(21),
    documentNumber: `廉民发〔${today.getFullYear()}〕${number}号`,
  })
  await officer('POST', `/api/campaigns/${id}/submission`)
  await approver('POST', `/api/campaigns/${id}/release`)
  return id
}

/** Somebody new acts for the organisation. */
export async function binds(officer, agent, organization) {
  const { letter } = await officer('POST', `/api/organizations/${organization.id}/invitations`, { delivery: 'letter', as: 'org_agent' })
  await agent('POST', '/api/agent/bindings', { code: letter.code, creditCodeTail: organization.creditCode.slice(-6), name: '演示经办人' })
}
