import type { Plugin } from 'vite'

/** Gives a WeChat page without styles of its own the empty .wxss that completes its four files. */
export function pageStyles(): Plugin {
  return {
    name: 'pufa:page-styles',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (process.env.UNI_PLATFORM !== 'mp-weixin') return
        for (const name of Object.keys(bundle).filter((file) => /^(pages|packages)\/.*\.wxml$/.test(file))) {
          const fileName = name.replace(/wxml$/, 'wxss')
          if (!bundle[fileName]) this.emitFile({ type: 'asset', fileName, source: '' })
        }
      },
    },
  }
}
