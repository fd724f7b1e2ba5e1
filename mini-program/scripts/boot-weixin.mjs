// Starts the built WeChat package in a bare JavaScript context with a stand-in for `wx`, and opens every page.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import vm from 'node:vm'

/** Returns the pages that opened, the requests they made and whatever went wrong. */
export async function boot(root, pages) {
  const device = deviceWith(root)
  const { faults, opened, requests } = device
  try {
    device.start(pages[0])
  } catch (thrown) {
    return { pages: 0, requests: [], faults: [`app.js does not start: ${thrown.stack}`] }
  }
  for (const page of pages) {
    try {
      await device.open(page)
    } catch (thrown) {
      faults.push(`page ${page}: ${thrown.stack}`)
    }
  }
  return { pages: opened.length, requests: [...requests].sort(), faults }
}

/**
 * Presses 再收一次提醒 and returns what went wrong: WeChat opens its window only within the tap, so that nothing may be
 * waited for before, and what was answered there goes to the server.
 */
export async function subscribe(root) {
  const page = 'packages/wechat/subscriptions'
  const path = '/api/me/subscriptions'
  const template = 'some-template'
  const left = { linked: true, items: [{ purpose: 'notice', title: 'some purpose', template, remaining: 0 }] }
  const device = deviceWith(root, { stored: { 'pufa.token': 'some-token' }, answers: { [path]: left } })
  device.start(page)
  const instance = await device.open(page)
  // The runtime gives each listener of the page such a name.
  const listeners = Object.keys(instance).filter((name) => /^e\d+/.test(name))
  for (const listener of listeners) instance[listener]({ type: 'press', detail: { __args__: [] } })
  const within = [...device.windows]
  await settled()
  if (within.length !== 1 || within[0].join() !== template) {
    device.faults.push(`${page}: ${listeners.length} listeners, WeChat's window asked within the tap for [${within.join(' | ')}]`)
  }
  if (![...device.requests].some((request) => request.startsWith('POST ') && request.endsWith(path))) {
    device.faults.push(`${page}: what was answered in WeChat's window is not sent`)
  }
  return device.faults
}

/** A device that holds the built package, with what is stored on it and what the server answers by path. */
function deviceWith(root, { stored = {}, answers = {} } = {}) {
  const device = { faults: [], requests: new Set(), windows: [], opened: [], app: undefined, components: [], stored, answers, start, open }
  const load = loader(root, context(device))
  return device

  function start(page) {
    load(join(root, 'app.js'))
    device.app?.onLaunch?.call(device.app, { path: page, query: {}, scene: 1001 })
    if (!device.app) device.faults.push('app.js registers no App')
  }

  async function open(page) {
    device.components.length = 0
    load(join(root, `${page}.js`))
    const definition = device.components.at(-1)
    if (!definition) throw new Error('registers no page')
    const instance = live(definition, page)
    device.opened.push(instance)
    // A made-up id, so that a page that asks for one record asks.
    const query = { id: 'some-id', topic: 'divorce', statute: 'some-law', article: '1', notice: 'n', link: 'some-link', q: '%E7%A6%BB' }
    definition.lifetimes?.created?.call(instance)
    definition.lifetimes?.attached?.call(instance)
    instance.onLoad?.(query)
    instance.onShow?.()
    definition.lifetimes?.ready?.call(instance)
    instance.onReady?.()
    await settled()
    if (Object.keys(instance.data).length === 0) throw new Error('rendered no data')
    return instance
  }
}

function settled() {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

function context(device) {
  const { faults, opened } = device
  const sandbox = {
    console: { ...console, error: (...words) => faults.push(words.join(' ')), warn: (...words) => faults.push(words.join(' ')) },
    // What the package would do in some seconds it does at once, so that it is seen.
    setTimeout: (action) => setTimeout(action, 0),
    clearTimeout,
    setInterval,
    clearInterval,
    wx: standIn(device),
    App: (options) => (device.app = options),
    Page: (options) => device.components.push({ methods: options }),
    Component: (options) => device.components.push(options),
    Behavior: (options) => options,
    getApp: () => device.app,
    getCurrentPages: () => opened,
  }
  sandbox.global = sandbox
  return vm.createContext(sandbox)
}

// What the server is not said to answer fails as without network: a page must stand that.
function standIn({ requests, faults, windows, stored, answers }) {
  const store = new Map(Object.entries(stored))
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
      const path = Object.keys(answers).find((known) => options.url.endsWith(known))
      if (path) setTimeout(() => options.success?.({ statusCode: 200, data: answers[path], header: {} }), 0)
      else setTimeout(() => options.fail?.({ errMsg: 'request:fail' }), 0)
      return { abort() {} }
    },
    requestSubscribeMessage(options) {
      windows.push([...options.tmplIds])
      const accepted = Object.fromEntries(options.tmplIds.map((template) => [template, 'accept']))
      setTimeout(() => options.success?.({ ...accepted, errMsg: 'requestSubscribeMessage:ok' }), 0)
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
