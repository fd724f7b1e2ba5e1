// What a browser fetches of the H5 build until its first page stands, and how much that is on the wire.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Topics and life events, compressed: at most that much, which ReadPathIT of the server holds them to. */
const ANSWERS = 2_500

const AS_THE_SERVER = { level: 9 }

/** Bytes compressed: what the page names, which is the whole main package with every icon, and what it asks the server for. */
export function firstPage(root) {
  const index = join(root, 'index.html')
  const files = [...new Set([index, ...namedIn(index).map((address) => join(root, address))])]
  return { files, bytes: files.reduce((sum, file) => sum + gzipSync(readFileSync(file), AS_THE_SERVER).length, ANSWERS) }
}

function namedIn(page) {
  return [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\.[^"]*)"/g)].map(([, address]) => address)
}
