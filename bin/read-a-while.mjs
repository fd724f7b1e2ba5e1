// Reads what residents read, from the server whose run.json is given, so that a recorded start knows how that is done.
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const { address } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const AT_ONCE = 16
const ROUNDS = 20
const PATIENCE = 120
const PAUSE_MS = 500

// The search answers 503 until its index is open.
async function get(path) {
  let answer = await fetch(address + path)
  for (let tries = 0; answer.status === 503 && tries < PATIENCE; tries++) {
    await setTimeout(PAUSE_MS)
    answer = await fetch(address + path)
  }
  const text = await answer.text()
  if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`)
  return text
}

async function items(path) {
  return JSON.parse(await get(path)).items
}

async function readAll(paths) {
  const waiting = [...paths]
  const readOn = async () => {
    for (let path = waiting.pop(); path; path = waiting.pop()) await get(path)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, readOn))
}

const lists = (await items('/api/topics')).map((topic) => `/api/cards?topic=${topic.code}`)
const cards = (await Promise.all(lists.map(items))).flat()
const pages = cards.map((card) => `/api/cards/${card.id}`)
const articles = (await items('/api/statutes')).flatMap((statute) =>
  Array.from({ length: statute.articles }, (_, n) => `/api/statutes/${statute.code}/articles/${n + 1}`),
)

await readAll(['/', '/admin/', '/api/divisions', '/api/guides', '/api/life-events', '/api/first-reading/marrying', ...lists, ...pages, ...articles])
await readAll(cards.map((card) => `/api/search?q=${encodeURIComponent(card.question)}`))
for (let round = 0; round < ROUNDS; round++) await readAll([...lists, ...pages])
