import type { Plugin } from 'vite'

const pressable = new Set(['button', 'link', 'switch', 'radio', 'checkbox'])

/**
 * WeChat reads `aria-role`; browsers read `role`. On H5 this rewrites the one into the other, and lets the
 * keyboard reach what can be pressed.
 */
export function ariaRole(): Plugin {
  return {
    name: 'pufa:aria-role',
    enforce: 'pre',
    transform(code, id) {
      if (process.env.UNI_PLATFORM !== 'h5' || !id.endsWith('.vue')) return null
      return code.replace(/\baria-role="([a-z]+)"/g, (_match, role: string) =>
        pressable.has(role) ? `role="${role}" tabindex="0"` : `role="${role}"`,
      )
    },
  }
}
