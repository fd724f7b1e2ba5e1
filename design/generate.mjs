/** Writes both clients' tokens from tokens.json; with --check it only says which file is not what it would write. */
import { readFile, writeFile } from 'node:fs/promises'

const HEAD = 'Written by design/generate.mjs from design/tokens.json.'
const FILES = { '../mini-program/src/styles/tokens.scss': phone, '../admin-console/src/app/styles/tokens.css': desk }

const tokens = JSON.parse(await readFile(new URL('tokens.json', import.meta.url), 'utf8'))
for (const [path, text] of Object.entries(FILES)) await keeps(new URL(path, import.meta.url), text())

async function keeps(file, text) {
  if (!process.argv.includes('--check')) return writeFile(file, text)
  if ((await readFile(file, 'utf8')) === text) return
  console.error(`${file.pathname} is not what design/tokens.json says; run node design/generate.mjs`)
  process.exitCode = 1
}

function phone() {
  const { colors, grounds, radius, motion, phone: sizes, targets, elder } = tokens
  return `// ${HEAD}
${rows(colors, (name, { light }) => `$${name}: ${light};`)}
${rows(grounds, (name, { light }) => `$${name}-ground: ${light};`)}

$fonts: ${fonts()}, sans-serif;
$radius: ${radius}px;
$motion: ${motion}ms;

// Sizes live in custom properties, because the elder edition changes them while the page is open.
${rows(sizes, (name) => `$${name}: var(--${name});`)}

@mixin sizes {
${rows(sizes, (name, size) => `  --${name}: ${size}px;`)}
${rows(targets, (name, [usual]) => `  --${name}: ${usual}px;`)}
}

// Every size x ${elder}.
@mixin elder-sizes {
${rows(sizes, (name, size) => `  --${name}: ${Number((size * elder).toFixed(2))}px;`)}
${rows(targets, (name, [, large]) => `  --${name}: ${large}px;`)}
}
`
}

function desk() {
  const { radius, console: sizes, colors } = tokens
  return `/* ${HEAD} */
:root {
  color-scheme: light;
${theme('light', '  ')}

  --font: ${fonts()}, system-ui, sans-serif;
${rows(sizes, (name, size) => `  --${name}: ${size}px;`)}
  --radius: ${radius}px;
}

@media screen {
  :root[data-theme='dark'] {
    color-scheme: dark;
${theme('dark', '    ')}
  }

  /* Before the script has chosen a theme the page must not flash white. */
  @media (prefers-color-scheme: dark) {
    :root:not([data-theme]) {
      background: ${colors.paper.dark};
    }
  }
}
`
}

function theme(which, indent) {
  const { colors, grounds } = tokens
  return [
    rows(colors, (name, color) => `${indent}--${name}: ${color[which]};`),
    rows(grounds, (name, color) => `${indent}--${name}-soft: ${color[which]};`),
  ].join('\n')
}

function rows(of, row) {
  return Object.entries(of).map(([name, value]) => row(name, value)).join('\n')
}

function fonts() {
  return tokens.fonts.map((name) => `'${name}'`).join(', ')
}
