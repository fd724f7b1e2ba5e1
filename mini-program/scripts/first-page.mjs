// What a browser fetches of the H5 build until its first page stands, and how much that is on the wire.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes compressed, with the page that is fetched ahead, and with every picture, whether the first page shows it or not. */
export function firstPage(root) {
  const index = namedIn(join(root, 'index.html')).map((address) => join(root, address))
  const main = index.find((file) => file.endsWith('.js'))
  const home = fetchedBy(main, 'pages-home-home')
  const ahead = fetchedBy(home[0], 'pages-child-child')
  const pictures = ['icons', 'tabs'].flatMap((folder) => filesIn(join(root, 'static', folder)))
  const files = [...new Set([join(root, 'index.html'), ...index, ...home, ...ahead, ...pictures])]
  return { files, bytes: files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) }
}

function namedIn(page) {
  return [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
}

/** The chunk of this name that a script imports later, and all that is preloaded with it. */
function fetchedBy(script, name) {
  const text = readFileSync(script, 'utf8')
  const known = JSON.parse(/viteFileDeps = (\[[^\]]*\])/.exec(text)?.[1] ?? '[]')
  const later = new RegExp(`import\\("\\./${name}\\.[^"]*"\\),\\s*__vite__mapDeps\\(\\[([\\d,]*)\\]`).exec(text)
  if (!later) throw new Error(`${script} does not import ${name}: look how this release of Vite loads pages`)
  return later[1].split(',').map((place) => join(script, '..', known[Number(place)]))
}

function filesIn(folder) {
  return readdirSync(folder).map((name) => join(folder, name))
}
