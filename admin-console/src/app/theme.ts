import { ref, watchEffect } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

export const THEMES: Record<Theme, string> = { system: '跟随系统', light: '浅色', dark: '深色' }

const KEY = 'pufa.theme'
const stored = localStorage.getItem(KEY)

export const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')

/** Keeps `data-theme` of the page equal to what the person or the system chose. */
export function startTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const systemDark = ref(system.matches)
  system.addEventListener('change', (event) => (systemDark.value = event.matches))
  watchEffect(() => {
    const dark = theme.value === 'system' ? systemDark.value : theme.value === 'dark'
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    localStorage.setItem(KEY, theme.value)
  })
}
