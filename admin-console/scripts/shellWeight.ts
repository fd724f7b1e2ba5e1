import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'
import { entryOf, withImports } from './fieldShell'

/**
 * Stops the build where the console weighs more before its first page: the entry with all that it imports, and its styles.
 *
 * @param most bytes, compressed
 */
export function shellWeight(most: number): Plugin {
  return {
    name: 'shell-weight',
    apply: 'build',
    // Vite itself writes into the chunks until they are written.
    writeBundle(_, bundle) {
      const parts = withImports(bundle, entryOf(bundle)).map((name) => [name, weightOf(bundle[name])] as const)
      const weight = parts.reduce((sum, [, bytes]) => sum + bytes, 0)
      const told = parts.map(([name, bytes]) => `${name} ${bytes}`).join(', ')
      if (weight > most) this.error(`the shell weighs ${weight} bytes compressed, more than ${most}: ${told}`)
    },
  }
}

const weightOf = (part: Rollup.OutputAsset | Rollup.OutputChunk | undefined): number =>
  part ? gzipSync(part.type === 'chunk' ? part.code : part.source).length : 0
