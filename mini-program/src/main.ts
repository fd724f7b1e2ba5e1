import { createPinia } from 'pinia'
import { createSSRApp } from 'vue'
import App from './App.vue'
// #ifdef H5
// With the first page and the parts that all pages share in the first bundle, a slow network is asked once, not forty times.
import './pages/home/home.vue'
// #endif

export function createApp() {
  const app = createSSRApp(App)
  app.use(createPinia())
  return { app }
}
