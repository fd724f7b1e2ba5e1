import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Plugin, Rollup } from 'vite'

const WORKER = new URL('../worker/worker.js', import.meta.url)

/**
 * Writes sw.js: the worker, with the names of the files that open the console and these pages without a network.
 *
 * @param pages ends of the paths of pages that are loaded on demand
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
  const names = new Set<string>()
  const take = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || names.has(name)) return
    names.add(name)
    chunk.viteMetadata?.importedCss.forEach((style) => names.add(style))
    chunk.imports.forEach(take)
  }
  const roots = Object.values(bundle).filter((chunk) => chunk.type === 'chunk' && (chunk.isEntry || pages.some((page) => chunk.facadeModuleId?.endsWith(page))))
  if (roots.length !== pages.length + 1) throw new Error(`field-shell: ${roots.length} chunks for the entry and ${pages.length} pages`)
  roots.forEach(({ fileName }) => take(fileName))
  return [...names].sort()
}
