import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { it } from 'node:test'

/** WCAG 2.2: text, and the edge by which a field is known. */
const TEXT = 4.5
const EDGE = 3
const COLOUR = /(?<![\w&/])#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/gi
/** Paper and ink of a printer. */
const PRINTED = new Set(['#fff', '#ffffff', '#000', '#555'])

const tokens = JSON.parse(await readFile(new URL('tokens.json', import.meta.url), 'utf8'))
const clients = ['../mini-program/src/', '../admin-console/src/'].map((path) => new URL(path, import.meta.url))

for (const theme of ['light', 'dark']) {
  it(`every text and every edge can be seen: ${theme}`, () => {
    assert.deepEqual([...tooFaint(tokens.text, TEXT, theme), ...tooFaint(tokens.edges, EDGE, theme)], [])
  })
}

it('no client has a colour of its own', async () => {
  const known = new Set([...PRINTED, ...[tokens.colors, tokens.grounds].flatMap(Object.values).flatMap(Object.values)])
  const strangers = []
  for (const client of clients) {
    for (const file of await sourcesOf(client)) {
      const text = await readFile(new URL(file, client), 'utf8')
      for (const [colour] of text.matchAll(COLOUR)) if (!known.has(colour.toLowerCase())) strangers.push(`${file} ${colour}`)
    }
  }
  assert.deepEqual(strangers, [])
})

async function sourcesOf(client) {
  const names = await readdir(client, { recursive: true })
  return names.filter((name) => /\.(vue|css|scss|svg|ts)$|pages\.json$/.test(name) && !/\.test\.ts$|generated/.test(name))
}

function tooFaint(pairs, least, theme) {
  return Object.entries(pairs).flatMap(([ground, texts]) =>
    texts
      .map((text) => [text, contrast(colourOf(text, theme), colourOf(ground, theme))])
      .filter(([, ratio]) => ratio < least)
      .map(([text, ratio]) => `${text} on ${ground}: ${ratio.toFixed(2)}`),
  )
}

function colourOf(name, theme) {
  const [colour, ground] = name.split(' ')
  return (ground ? tokens.grounds : tokens.colors)[colour][theme]
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
