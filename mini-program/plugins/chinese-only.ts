import type { Plugin } from 'vite'

const others = ['EN', 'ES', 'FR', 'ZH_HANT']

/** The framework brings its few words in five languages; nobody reads the other four here. */
export function chineseOnly(): Plugin {
  return {
    name: 'pufa:chinese-only',
    enforce: 'post',
    config: () => ({ define: Object.fromEntries(others.map((language) => [`__UNI_FEATURE_I18N_${language}__`, 'false'])) }),
  }
}
