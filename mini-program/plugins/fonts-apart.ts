import { basename } from 'node:path'
import type { Plugin } from 'vite'

const held = /url\((["']?)data:font\/(\w+);[^,]*base64,([^"')]+)\1\)/g

/** The framework's styles hold the letters of its video player, which are no text: they come when a video does. */
export function fontsApart(): Plugin {
  return {
    name: 'pufa:fonts-apart',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const apart = (_match: string, _quote: string, kind: string, data: string) => {
        const file = this.emitFile({ type: 'asset', name: `player.${kind}`, source: Buffer.from(data, 'base64') })
        return `url(./${basename(this.getFileName(file))})`
      }
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = String(file.source).replace(held, apart)
      }
    },
  }
}
