/** What every page still gets, so that it is known who is here. */
const KEPT = /\/api\/(me$|demo\/|divisions|sign-in)/
const LONG = '廉江市塘蓬镇演示田园红橙种植专业技术推广与农村留守儿童关爱服务志愿者联合促进协会'
/** Fields whose words people wrote. */
const WORDS = /^(name|title|organizationName|question|wording|displayName|place|summary|lead|divisionName|supervisingUnit|detail)$/
const PROBLEM = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'unavailable', title: '系统正在恢复，请稍后再试', status: 503, requestId: '0000000000000000' }),
}
const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
const OLD_PHONE = { width: 360, height: 640 }
const NARROW = { width: 320, height: 568 }
/** What a finger needs, and one that trembles. */
const TARGET = 44
const ELDER_TARGET = 60

const answers = {
  loading: () => new Promise(() => undefined),
  error: (route) => route.fulfill(PROBLEM),
  empty: (route) => changed(route, emptied),
  long: (route) => changed(route, lengthened),
}

/** How each page is photographed: the page is the real one, only what it is answered differs. */
export const STATES = {
  phone: {
    'as it is': { size: PHONE, judged: true, target: TARGET },
    'elder view': { size: OLD_PHONE, elder: true, judged: true, target: ELDER_TARGET },
    'largest letters': { size: NARROW, elder: true, largest: true, target: ELDER_TARGET },
    'at a desk': { size: DESK },
    loading: { size: PHONE, answer: answers.loading, loads: true },
    error: { size: PHONE, answer: answers.error },
    empty: { size: PHONE, answer: answers.empty },
    'long text': { size: PHONE, answer: answers.long },
    'long text, narrow': { size: NARROW, answer: answers.long },
  },
  console: {
    'as it is': { size: DESK, judged: true },
    dark: { size: DESK, dark: true, judged: true },
    'on a phone': { size: PHONE },
    loading: { size: DESK, answer: answers.loading, loads: true },
    error: { size: DESK, answer: answers.error },
    empty: { size: DESK, answer: answers.empty },
    'long text': { size: DESK, answer: answers.long },
    'long text on a phone': { size: PHONE, answer: answers.long },
  },
}

/** From now on this browser is answered so. */
export async function intercepts(context, answer) {
  await context.route(/\/api\//, (route) => {
    const request = route.request()
    return request.method() === 'GET' && !KEPT.test(new URL(request.url()).pathname) ? answer(route) : route.continue()
  })
}

async function changed(route, change) {
  // What keeps coming has no end to wait for.
  if (route.request().resourceType() === 'eventsource') return route.continue()
  const answer = await route.fetch().catch(() => undefined)
  const isJson = answer?.headers()['content-type']?.includes('json')
  if (!answer || !isJson || !answer.ok()) return route.fulfill(answer ? { response: answer } : PROBLEM)
  return route.fulfill({ response: answer, json: change(await answer.json()) })
}

/** Lists and what counts them; nothing inside of what is one thing. */
function emptied(body) {
  if (Array.isArray(body)) return []
  return Array.isArray(body.items) ? { ...body, items: [], total: 0, next: undefined } : body
}

function lengthened(value, key = '') {
  if (Array.isArray(value)) return value.map((one) => lengthened(one, key))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, lengthened(one, name)]))
  return typeof value === 'string' && WORDS.test(key) ? `${LONG}${value}` : value
}
