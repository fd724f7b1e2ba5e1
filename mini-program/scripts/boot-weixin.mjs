// Starts the built WeChat package in a bare JavaScript context with a stand-in for `wx`, and opens every page.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import vm from 'node:vm'

/** Returns the pages that opened, the requests they made and whatever went wrong. */
export async function boot(root, pages) {
  const faults = []
  const requests = new Set()
  const registered = { app: undefined, components: [] }
  const opened = []
  const load = loader(root, context(registered, requests, faults, opened))
  try {
    load(join(root, 'app.js'))
    registered.app?.onLaunch?.call(registered.app, { path: pages[0], query: {}, scene: 1001 })
  } catch (thrown) {
    return { pages: 0, requests: [], faults: [`app.js does not start: ${thrown.stack}`] }
  }
  if (!registered.app) faults.push('app.js registers no App')
  for (const page of pages) await attempt(page, () => openPage(page))
  return { pages: opened.length, requests: [...requests].sort(), faults }

  async function openPage(page) {
    registered.components.length = 0
    load(join(root, `${page}.js`))
    const definition = registered.components.at(-1)
    if (!definition) throw new Error('registers no page')
    const instance = live(definition, page)
    opened.push(instance)
    // A made-up id, so that a page that asks for one record asks.
    const query = { id: 'some-id', topic: 'divorce', statute: 'some-law', article: '1', notice: 'n', link: 'some-link', q: '%E7%A6%BB' }
    definition.lifetimes?.created?.call(instance)
    definition.lifetimes?.attached?.call(instance)
    instance.onLoad?.(query)
    instance.onShow?.()
    definition.lifetimes?.ready?.call(instance)
    instance.onReady?.()
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (Object.keys(instance.data).length === 0) throw new Error('rendered no data')
  }

  async function attempt(page, action) {
    try {
      await action()
    } catch (thrown) {
      faults.push(`page ${page}: ${thrown.stack}`)
    }
  }
}

function context(registered, requests, faults, opened) {
  const sandbox = {
    console: { ...console, error: (...words) => faults.push(words.join(' ')), warn: (...words) => faults.push(words.join(' ')) },
    // What the package would do in some seconds it does at once, so that it is seen.
    setTimeout: (action) => setTimeout(action, 0),
    clearTimeout,
    setInterval,
    clearInterval,
    wx: standIn(requests, faults),
    App: (options) => (registered.app = options),
    Page: (options) => registered.components.push({ methods: options }),
    Component: (options) => registered.components.push(options),
    Behavior: (options) => options,
    getApp: () => registered.app,
    getCurrentPages: () => opened,
  }
  sandbox.global = sandbox
  return vm.createContext(sandbox)
}

// Every request fails as without network: a page must stand that.
function standIn(requests, faults) {
  const store = new Map()
  const system = { platform: 'devtools', system: 'iOS 17', SDKVersion: '3.8.0', version: '8.0.50', language: 'zh_CN', windowWidth: 375, windowHeight: 667, pixelRatio: 2, brand: 'x', model: 'x', theme: 'light', safeArea: {}, host: {} }
  const known = {
    canIUse: () => true,
    getStorageSync: (key) => store.get(key) ?? '',
    setStorageSync: (key, value) => store.set(key, value),
    removeStorageSync: (key) => store.delete(key),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    request(options) {
      requests.add(`${options.method} ${options.url}`)
      setTimeout(() => options.fail?.({ errMsg: 'request:fail' }), 0)
      return { abort() {} }
    },
    setNavigationBarTitle: () => undefined,
    onNetworkStatusChange: () => undefined,
    nextTick: (action) => setTimeout(action, 0),
    createSelectorQuery: () => ({ in: () => ({}) }),
  }
  for (const name of ['preloadAssets', 'downloadFile', 'connectSocket', 'uploadFile', 'sendSocketMessage']) {
    known[name] = (options) => faults.push(`wx.${name} calls out: ${JSON.stringify(options)}`)
  }
  for (const name of ['getSystemInfoSync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo', 'getSystemSetting']) {
    known[name] = () => ({ ...system })
  }
  return new Proxy(known, {
    get: (target, name) => (name in target ? target[name] : typeof name === 'string' && name.startsWith('on') ? () => undefined : undefined),
    has: () => true,
    set: (target, name, value) => ((target[name] = value), true),
  })
}

// WeChat's own loader: CommonJS, no Node, no browser.
function loader(root, sandbox) {
  const modules = new Map()
  return function load(file) {
    if (modules.has(file)) return modules.get(file).exports
    const module = { exports: {} }
    modules.set(file, module)
    const source = `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`
    const run = vm.runInContext(source, sandbox, { filename: relative(root, file) })
    run((path) => load(join(dirname(file), path)), module, module.exports)
    return module.exports
  }
}

function live(definition, page) {
  const initial = typeof definition.data === 'function' ? definition.data() : (definition.data ?? {})
  const properties = Object.fromEntries(
    Object.entries(definition.properties ?? {}).map(([name, kind]) => [name, kind?.value]),
  )
  const instance = {
    is: page,
    route: page,
    data: { ...initial },
    properties,
    dataset: {},
    setData(change, done) {
      Object.assign(instance.data, change)
      done?.()
    },
    triggerEvent: () => undefined,
    selectComponent: () => undefined,
    selectAllComponents: () => [],
    createSelectorQuery: () => ({}),
    groupSetData: (action) => action(),
  }
  for (const [name, method] of Object.entries(definition.methods ?? {})) instance[name] = method.bind(instance)
  return instance
}
