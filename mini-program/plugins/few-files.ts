import type { HtmlTagDescriptor, Plugin } from 'vite'

type ModuleInfo = (module: string) => { importers: readonly string[] } | null

/** What index.html starts, and what it starts the rest with. */
const opening = /\/index\.html$|\/src\/opening\.ts$|^\0vite\//

/**
 * A slow network is asked for few files: on H5 the framework is one and stays on the phone when the client changes, the
 * main package is one, as for WeChat, and so is each package; the styles are one for all and come first.
 */
export function fewFiles(): Plugin {
  return {
    name: 'pufa:few-files',
    config() {
      if (process.env.UNI_PLATFORM !== 'h5') return undefined
      return { build: { cssCodeSplit: false, rollupOptions: { output: { manualChunks: assignment() } } } }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => file.type === 'chunk' && ['framework', 'app', 'pages'].includes(file.name))
          .map(({ fileName }) => ahead(fileName)),
    },
  }
}

function ahead(fileName: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel: 'modulepreload', fetchpriority: 'low', crossorigin: true, href: `./${fileName}` }, injectTo: 'head' }
}

/** Names the file of each module, one after the other. */
function assignment() {
  const known = new Map<string, string>()

  function fileOf(module: string, { getModuleInfo }: { getModuleInfo: ModuleInfo }): string {
    if (opening.test(module)) return 'opening'
    if (module.startsWith('\0') || /\/node_modules\/|\/src\/framework\.ts$/.test(module)) return 'framework'
    const named = /\/src\/(?:packages\/(\w+)|(pages))\//.exec(module)?.slice(1).find(Boolean) ?? known.get(module)
    if (named) return named
    known.set(module, 'app')
    // What a single package uses comes with it.
    const users = new Set(getModuleInfo(module)?.importers.map((user) => fileOf(user, { getModuleInfo })))
    const [only = 'app'] = users
    known.set(module, users.size > 1 ? 'app' : only)
    return known.get(module)!
  }

  return fileOf
}
