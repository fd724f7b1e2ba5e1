/**
 * Photographs every page of both clients in every state into target/index/index.html, and judges how it can be read.
 *   npm run index -- [--client phone|console] [--state 'elder view']... [--page TEXT] [--whole]
 * Pictures are what is seen first; with --whole they are the page down to its end.
 * Exit 0: no serious finding; 1: some, all of which are printed.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { callers } from './lib/caller.mjs'
import { openBrowser } from './lib/browser.mjs'
import { startServer } from './lib/server.mjs'
import { consolePages } from './screens/consolePages.mjs'
import { makesContents } from './screens/contents.mjs'
import { indexPage } from './screens/indexPage.mjs'
import { phonePages } from './screens/phonePages.mjs'
import { Photographer } from './screens/photographer.mjs'
import { findSamples } from './screens/samples.mjs'
import { STATES } from './screens/states.mjs'

const FOLDER = fileURLToPath(new URL('../target/index/', import.meta.url))
const AT_ONCE = 3
const { values: only } = parseArgs({
  options: { client: { type: 'string' }, state: { type: 'string', multiple: true }, page: { type: 'string' }, whole: { type: 'boolean', default: false } },
})

const server = await startServer()
const browser = await openBrowser()
try {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const shots = await photographs(await allPages())
  await writeFile(`${FOLDER}index.html`, indexPage(shots))
  tells(shots)
} finally {
  await browser.close()
  await server.stop()
}

async function allPages() {
  const call = callers(server.address)
  const samples = await findSamples(call)
  await makesContents(call, samples)
  const guide = new Photographer(server.address, FOLDER, only.whole)
  const page = await guide.arrives(browser, 'console', 'case_officer', STATES.console.dark)
  const pages = [...(await phonePages(samples)), ...(await consolePages(page, call, samples))]
  await guide.context.close()
  return pages.filter(({ client, path }) => client === (only.client ?? client) && path.includes(only.page ?? ''))
}

/** One browser session for each client, state and account; a few at once. */
async function photographs(pages) {
  const rounds = Object.entries(STATES).flatMap(([client, states]) =>
    Object.entries(states)
      .filter(([state]) => only.state?.includes(state) ?? true)
      .flatMap(([state, how]) => byAccount(pages, client).map(([account, own]) => ({ client, state, how, account, own }))),
  )
  const shots = []
  const work = async () => {
    for (let round = rounds.shift(); round; round = rounds.shift()) shots.push(...(await photographsRound(round)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const order = new Map(pages.map((page, place) => [page, place]))
  return shots.sort((one, other) => order.get(one.page) - order.get(other.page))
}

function byAccount(pages, client) {
  const accounts = new Map()
  for (const page of pages.filter((one) => one.client === client)) accounts.set(page.account, [...(accounts.get(page.account) ?? []), page])
  return [...accounts]
}

async function photographsRound({ client, state, how, account, own }) {
  const photographer = new Photographer(server.address, FOLDER, only.whole)
  await photographer.arrives(browser, client, account, how)
  const shots = []
  for (const page of own) {
    const file = `${client}/${page.path.replace(/[^\w-]+/g, '_')}/${state.replaceAll(' ', '-')}.jpeg`
    shots.push({ page, state, file, faults: await photographer.takes(page, how, file) })
  }
  await photographer.context.close()
  console.log(`${client} as ${account}, ${state}: ${own.length} pages`)
  return shots
}

function tells(shots) {
  for (const { page, state, faults } of shots) for (const fault of faults) console.log(`${page.client} ${page.path}, ${state}: ${fault}`)
  console.log(`${shots.length} pictures in ${FOLDER}index.html`)
  if (shots.some(({ faults }) => faults.length)) process.exitCode = 1
}
