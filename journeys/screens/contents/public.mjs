import { thisYear } from './days.mjs'

/** A batch that everybody reads, with a correction, and one that is being gathered; a report that is public, and a draft. */
export async function makesPublic(call) {
  const { items } = await call('case_officer', 'GET', '/api/publication-candidates?kind=registration&year=2019')
  const subjects = items.map(({ subject }) => subject)
  const [creditCode] = items.map((item) => item.creditCode)
  const batch = await gathers(call, '演示·社会组织登记信息公示', subjects.slice(0, 6))
  await publishes(call, batch)
  const draftBatch = await gathers(call, '演示·社会组织登记信息公示（第二批）', subjects.slice(6, 10))
  return { batch, draftBatch, creditCode, ...(await publication(call)), ...(await makesReports(call)) }
}

async function gathers(call, title, subjects) {
  const { batch } = await call('case_officer', 'POST', '/api/publication-batches', { title, foreword: '演示：依照登记管理条例的规定，现予公示。', subjects })
  return batch.id
}

async function publishes(call, id) {
  const path = `/api/publication-batches/${id}`
  await call('case_officer', 'POST', `${path}/freeze`, { revision: 1 })
  const { batch: { sha256 } } = await call('secrecy_reviewer', 'GET', path)
  await call('secrecy_reviewer', 'POST', `${path}/secrecy-review`, { agree: true, sha256 })
  await call('approver', 'POST', `${path}/publish`, {})
  await call('case_officer', 'POST', `${path}/corrections`, { no: 1, note: '演示：登记日期应为2019年3月4日。' })
  const { items } = await call('secrecy_reviewer', 'GET', '/api/publication-corrections')
  await call('secrecy_reviewer', 'POST', `/api/publication-corrections/${items[0].id}/secrecy-review`, { agree: true })
}

async function publication(call) {
  const { items } = await call('resident', 'GET', '/api/publications')
  return { publication: items[0].number }
}

async function makesReports(call) {
  const year = thisYear - 1
  const open = await call('case_officer', 'POST', '/api/law-reports', { outline: 'government', year })
  await concludes(call, `/api/law-reports/${open.report.id}`, open.sections)
  const { report } = await call('case_officer', 'POST', '/api/law-reports', { outline: 'leader', year })
  await call('legal_reviewer', 'POST', `/api/law-reports/${report.id}/comments`, { section: 'study', text: '演示：请补上学习的次数和主题。' })
  return { report: report.id, reportYear: String(year) }
}

/** The words of the outline are stood by and approved one after the other, then the whole. */
async function concludes(call, path, sections) {
  for (const { code, revision, paragraphs } of sections) {
    const words = paragraphs.map(({ text }) => ({ text, confirmed: true }))
    if (words.length > 0) await call('case_officer', 'PUT', `${path}/sections/${code}`, { revision, paragraphs: words })
  }
  for (const { code, revision, paragraphs } of (await call('legal_reviewer', 'GET', path)).sections) {
    if (paragraphs.length > 0) await call('legal_reviewer', 'POST', `${path}/sections/${code}/approval`, { revision })
  }
  const { report: { revision }, figuresSha256 } = await call('leader', 'GET', path)
  const { report: approved } = await call('leader', 'POST', `${path}/approval`, { revision, figuresSha256 })
  await call('case_officer', 'POST', `${path}/freeze`, { revision: approved.revision })
  await call('secrecy_reviewer', 'POST', `${path}/publication`, { note: '演示·没有涉密内容' })
}
