import { createApp } from 'vue'
import App from './app/App.vue'
import { router } from './app/router'
import { startTheme } from './app/theme'
import './app/styles/tokens.css'
import './app/styles/base.css'

startTheme()
createApp(App).use(router).mount('#app')
