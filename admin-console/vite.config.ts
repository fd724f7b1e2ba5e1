import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { fieldShell } from './scripts/fieldShell'
import { shellWeight } from './scripts/shellWeight'

const server = 'http://127.0.0.1:8080'
/** What opens without a network; whatever is loaded only when it is needed has to be named. */
const WITHOUT_NETWORK = [
  '/routes.ts',
  '/recent.ts',
  '/SignInPage.vue',
  '/NoNetworkPage.vue',
  '/HomePage.vue',
  '/EventsPage.vue',
  '/NewEventPage.vue',
  '/DeviceRecordsPage.vue',
  '/FieldSending.ts',
  '/LeftUnsent.vue',
]

export default defineConfig({
  base: '/admin/',
  plugins: [vue({ features: { optionsAPI: false } }), fieldShell(WITHOUT_NETWORK), shellWeight(60 * 1024)],
  resolve: { alias: { '@': '/src' } },
  // The server's content security policy allows no data: scripts and few data: resources; nothing is inlined.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // A test reads the contract beside this folder.
  server: { proxy: { '/api': server }, fs: { allow: ['..'] } },
  test: {
    environment: 'happy-dom',
    testTimeout: 20_000,
    server: { deps: { inline: ['element-plus'] } },
  },
})
