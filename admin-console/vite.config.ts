import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { fieldShell } from './scripts/fieldShell'

const server = 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/admin/',
  plugins: [vue(), fieldShell(['/SignInPage.vue', '/HomePage.vue', '/EventsPage.vue', '/NewEventPage.vue', '/DeviceRecordsPage.vue'])],
  resolve: { alias: { '@': '/src' } },
  // The server's content security policy allows no data: scripts and few data: resources; nothing is inlined.
  build: { assetsInlineLimit: 0 },
  // A test reads the contract beside this folder.
  server: { proxy: { '/api': server }, fs: { allow: ['..'] } },
  test: {
    environment: 'happy-dom',
    testTimeout: 20_000,
    server: { deps: { inline: ['element-plus'] } },
  },
})
