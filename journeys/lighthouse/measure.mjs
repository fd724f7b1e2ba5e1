/**
 * Lighthouse on the residents' home page and on one card, as on a middling phone with a slow network: the median of five.
 * Exit 0: targets met; 1: missed, and the audits that cost points are named.
 */
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { startServer } from '../lib/server.mjs'

const ROUNDS = 5
const TARGETS = { performance: 0.95, accessibility: 1, 'best-practices': 1 }
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const server = await startServer()
try {
  for (const [name, path] of Object.entries({ home: '/', card: await aCard() })) tells(name, await measures(server.address + path))
} finally {
  await server.stop()
}

async function aCard() {
  const { items } = await (await fetch(`${server.address}/api/cards?topic=marriage`)).json()
  return `/#/packages/content/card?id=${items[0].id}`
}

async function measures(url) {
  const reports = []
  for (let round = 0; round < ROUNDS; round++) reports.push(await measuresOnce(url))
  return reports
}

/** In a browser of its own each time, so that nothing is kept from the round before. */
async function measuresOnce(url) {
  const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: FLAGS })
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: Object.keys(TARGETS), logLevel: 'silent' })
    return lhr
  } finally {
    await chrome.kill()
  }
}

function tells(name, reports) {
  for (const [category, target] of Object.entries(TARGETS)) {
    const score = median(reports.map(({ categories }) => categories[category].score))
    const missed = score < target
    console.log(`${name} ${category} ${score.toFixed(2)}${missed ? ` MISSED ${target}: ${costly(reports[0], category)}` : ''}`)
    if (missed) process.exitCode = 1
  }
  const facts = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'total-byte-weight']
  console.log(`  processor ${Math.round(median(reports.map(({ environment }) => environment.benchmarkIndex)))}`)
  console.log(`  ${facts.map((fact) => `${fact} ${Math.round(median(reports.map(({ audits }) => audits[fact].numericValue)) * 1000) / 1000}`).join(', ')}`)
}

/** The audits that cost points. */
function costly({ categories, audits }, category) {
  const weighty = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
  return weighty.map(({ id }) => `${id} ${audits[id].score}`).join(', ')
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
