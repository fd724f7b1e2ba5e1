import uniModule from '@dcloudio/vite-plugin-uni'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { ariaRole } from './plugins/aria-role'
import { chineseOnly } from './plugins/chinese-only'
import { fewFiles } from './plugins/few-files'
import { fontsApart } from './plugins/fonts-apart'
import { iconsInlined } from './plugins/icons-inlined'
import { noOutsideHosts } from './plugins/no-outside-hosts'
import { pageStyles } from './plugins/page-styles'
import { plainElements } from './plugins/plain-elements'

// The plugin is CommonJS: loaded from an ES module its function sits under `default`.
const uni = (uniModule as unknown as { default?: typeof uniModule }).default ?? uniModule

const plainOnH5 =
  process.env.UNI_PLATFORM === 'h5' ? { vueOptions: { template: { compilerOptions: { nodeTransforms: [plainElements] } } } } : {}

if (process.env.UNI_PLATFORM === 'mp-weixin' && !process.env.VITE_API_BASE) {
  console.warn('VITE_API_BASE is not set: this WeChat package will reach no server.')
}

export default defineConfig({
  build: { terserOptions: { compress: { passes: 2 } } },
  plugins: [ariaRole(), uni(plainOnH5), fewFiles(), chineseOnly(), fontsApart(), iconsInlined(), noOutsideHosts(), pageStyles()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
