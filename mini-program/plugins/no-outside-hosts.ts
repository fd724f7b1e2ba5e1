import type { Plugin } from 'vite'

const remoteUrl = /url\(\s*(["']?)(?:https?:)?\/\/[^)"']+\1\s*\)/g
const runtime = /@dcloudio\/uni-mp-weixin\/dist\/uni\.mp\.esm\.js/
const preload = 'isFunction(wx.preloadAssets)'

/**
 * A public service must not call out to anyone else. The framework does so in two places: its styles name pictures
 * on its maker's hosts, and its WeChat runtime fetches one of them three seconds after the start, from a host name
 * spelt in character codes.
 */
export function noOutsideHosts(): Plugin {
  return {
    name: 'pufa:no-outside-hosts',
    enforce: 'post',
    transform(code, id) {
      if (!runtime.test(id)) return null
      if (!code.includes(preload)) this.error(`no ${preload} in ${id}: look where this release calls out`)
      return { code: code.replace(preload, 'false'), map: null }
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(remoteUrl, 'none')
        else if (typeof file.source === 'string') file.source = file.source.replace(remoteUrl, 'none')
      }
    },
  }
}
