import { day } from './days.mjs'
import { picture } from './picture.mjs'

/** What an event leaves: a photo to be marked, leaflets handed out, and what other departments did. */
export async function makesOutreach(call, samples) {
  const event = samples.get('event')
  const leaflet = await handsOut(call, event)
  const photo = await call('editor', 'POST', '/api/files?purpose=event_photo', picture())
  await call('editor', 'POST', `/api/pufa-events/${event}/photos`, { photo: photo.id })
  return { leaflet, photo: photo.id, ...(await invites(call)), ...(await standsOpen(call)), token: await signInLink(call) }
}

async function handsOut(call, event) {
  const { id } = await call('editor', 'POST', '/api/leaflets', {
    title: '演示·婚姻登记一看就懂', edition: '第1版', topic: 'marriage', printed: 3000, articles: [{ statute: 'hunyin-dengji-tiaoli', article: 7 }],
  })
  await call('editor', 'POST', `/api/leaflets/${id}/moves`, { kind: 'handed_out', copies: 450, event })
  await call('editor', 'POST', `/api/leaflets/${id}/moves`, { kind: 'scrapped', copies: 20, note: '演示：受潮' })
  return id
}

async function invites(call) {
  const { id: partner } = await call('partner', 'GET', '/api/me')
  const { sheet, parts } = await call('case_officer', 'POST', '/api/joint-sheets', {
    title: '演示·国家宪法日联合宣传', kind: 'stand', plannedOn: day(7), place: '演示文化广场', topics: ['marriage'],
    departments: [{ department: '演示妇联', partner }, { department: '演示司法局' }, { department: '演示第一小学' }],
  })
  const part = (department) => parts.find((one) => one.department === department).id
  await call('partner', 'PUT', `/api/me/joint-parts/${part('演示妇联')}`, { seen: 1, takesPart: true, people: 4, copies: 80, note: '演示：带两块展板。' })
  const { path } = await call('case_officer', 'POST', `/api/joint-parts/${part('演示司法局')}/link`, { validHours: 48 })
  return { sheet: sheet.id, partToken: path.split('/').at(-1) }
}

/** The demo's stand is over; at this one answers are taken today. */
async function standsOpen(call) {
  const { id } = await call('editor', 'POST', '/api/stands', { title: '演示·圩日普法台', heldOn: day(), topic: 'marriage' })
  const { items } = await call('editor', 'GET', '/api/quiz-bank?topic=marriage')
  await call('editor', 'POST', `/api/stands/${id}/items`, { items: items.slice(0, 3).map(({ card, question }) => ({ card, question })) })
  await call('editor', 'POST', `/api/stands/${id}/open`)
  // As its square code has it.
  return { openStand: id.replaceAll('-', '') }
}

async function signInLink(call) {
  const { id } = await call('counsel', 'GET', '/api/me')
  const { path } = await call('admin', 'POST', `/api/people/${id}/sign-in-link`, { reason: '演示：忘了密码', validHours: 24 })
  return path.split('/').at(-1)
}
