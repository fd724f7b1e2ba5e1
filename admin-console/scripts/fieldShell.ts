import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Plugin, Rollup } from 'vite'

const WORKER = new URL('../worker/worker.js', import.meta.url)

/**
 * Writes sw.js: the worker, with the names of the files that open the console and these pages without a network.
 *
 * @param pages ends of the paths of pages and of whatever else is loaded on demand
 */
export function fieldShell(pages: string[]): Plugin {
  return {
    name: 'field-shell',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const files = ['', 'icon.svg', ...namesOf(bundle, pages)]
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const source = (await readFile(WORKER, 'utf8')).replace('FILES = []', `FILES = ${JSON.stringify(files)}`).replace('VERSION', version)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}

/** The chunks of the entry and of the pages with all that they import, and their styles. */
function namesOf(bundle: Rollup.OutputBundle, pages: string[]): string[] {
  return withImports(bundle, [...entryOf(bundle), ...pages.map((page) => chunkOf(bundle, page))])
}

function chunkOf(bundle: Rollup.OutputBundle, page: string): string {
  const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.moduleIds.some((id) => id.endsWith(page)))
  if (!chunk) throw new Error(`field-shell: no chunk holds ${page}`)
  return chunk.fileName
}

export const entryOf = (bundle: Rollup.OutputBundle): string[] =>
  Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' && chunk.isEntry ? [chunk.fileName] : []))

/** These chunks with all that they import, and their styles. */
export function withImports(bundle: Rollup.OutputBundle, roots: readonly string[]): string[] {
  const names = new Set<string>()
  const take = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || names.has(name)) return
    names.add(name)
    chunk.viteMetadata?.importedCss.forEach((style) => names.add(style))
    chunk.imports.forEach(take)
  }
  roots.forEach(take)
  return [...names].sort()
}
