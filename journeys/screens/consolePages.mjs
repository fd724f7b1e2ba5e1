import { consoleSample } from './samples.mjs'

/** In the order in which they are asked whether a page is theirs. */
const STAFF = ['case_officer', 'editor', 'trainer', 'legal_reviewer', 'secrecy_reviewer', 'approver', 'leader', 'counsel', 'partner', 'supervising_unit', 'auditor', 'admin', 'township']

/** Every page of the console, as its own router has it, each with the first account that may open it. */
export async function consolePages(page, call, samples) {
  const may = await operationsOf(call)
  // They come after the page that asks who is here.
  await page.waitForFunction(() => document.querySelector('#app').__vue_app__.config.globalProperties.$router.getRoutes().length > 1)
  const routes = await page.evaluate(() =>
    document.querySelector('#app').__vue_app__.config.globalProperties.$router.getRoutes().map(({ path, meta }) => ({ path, meta })),
  )
  return routes.flatMap(({ path, meta }) => {
    const account = STAFF.find((one) => !meta.operation || may.get(one).has(meta.operation))
    if (!account) throw new Error(`nobody may open ${path}: ${meta.operation}`)
    return variants(path).map((variant) => ({ client: 'console', path: variant, title: meta.title, account, hash: `#${filled(variant, samples)}` }))
  })
}

async function operationsOf(call) {
  const entries = STAFF.map(async (account) => [account, new Set((await call(account, 'GET', '/api/me')).operations)])
  return new Map(await Promise.all(entries))
}

/** A page whose last part may be left out is a list, and a list with one opened beside it. */
function variants(path) {
  return path.endsWith('?') ? [path.replace(/(\/:[^/]*\?)+$/, ''), path.replaceAll('?', '')] : [path]
}

function filled(path, samples) {
  if (path === '/:rest(.*)*') return '/nothing-here'
  return path.replace(/:(\w+)(\([^)]*\))?/g, (_, name) => consoleSample(path, name, samples))
}
