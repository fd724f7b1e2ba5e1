import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const tabPicture = /"\/?(static\/mp-weixin\/tabs\/[\w-]+\.png)"/g

/** On H5 no icon is a file: those of the tab bar, which WeChat wants as files, and that of the window are in what names them. */
export function iconsInlined(): Plugin {
  const source = fileURLToPath(new URL('../src/', import.meta.url))
  return {
    name: 'pufa:icons-inlined',
    enforce: 'post',
    transform(code) {
      if (process.env.UNI_PLATFORM !== 'h5' || !code.match(tabPicture)) return null
      return { code: code.replace(tabPicture, (_match, path: string) => `"${png(join(source, path))}"`), map: null }
    },
    transformIndexHtml: () => [{ tag: 'link', attrs: { rel: 'icon', href: svg(join(source, 'icons/mark.svg')) }, injectTo: 'head' }],
  }
}

function png(file: string): string {
  return `data:image/png;base64,${readFileSync(file, 'base64')}`
}

function svg(file: string): string {
  return `data:image/svg+xml,${encodeURIComponent(readFileSync(file, 'utf8'))}`
}
