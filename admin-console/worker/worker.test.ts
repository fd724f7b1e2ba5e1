import { beforeEach, describe, expect, it } from 'vitest'
import source from './worker.js?raw'

const ORIGIN = 'https://pufa.example'
type Listener = (event: unknown) => void

/** As much of the browser's keeps as the worker asks for; `made` in the order in which they were opened. */
class Keeps {
  made = new Map<string, Map<string, Response>>()
  open = async (name: string) => {
    const files = this.made.get(name) ?? new Map<string, Response>()
    this.made.set(name, files)
    return {
      addAll: async (requests: Request[]) => {
        for (const request of requests) files.set(new URL(request.url).pathname, await network(request))
      },
      match: async (path: string) => files.get(path)?.clone(),
    }
  }
  keys = async () => [...this.made.keys()]
  delete = async (name: string) => this.made.delete(name)
  match = async ({ url }: Request, { cacheName }: { cacheName?: string }) => {
    const asked = [...this.made].filter(([name]) => !cacheName || name === cacheName)
    return asked.map(([, files]) => files.get(new URL(url).pathname)).find(Boolean)?.clone()
  }
}

let keeps: Keeps
let network: (request: Request) => Promise<Response>

/** The worker of one build of the console. */
function worker(version: string, files: string[]) {
  const listeners: Record<string, Listener> = {}
  const self = { addEventListener: (name: string, listener: Listener) => (listeners[name] = listener), skipWaiting: async () => {}, clients: { claim: async () => {} } }
  const built = source.replace('FILES = []', `FILES = ${JSON.stringify(files)}`).replace('VERSION', version)
  new Function('self', 'caches', 'location', 'fetch', 'Request', built)(self, keeps, { origin: ORIGIN }, (request: Request) => network(request), Near)
  const lifecycle = async (name: string) => {
    let work: unknown
    listeners[name]?.({ waitUntil: (promise: unknown) => (work = promise) })
    await work
  }
  return {
    install: async () => {
      await lifecycle('install')
      await lifecycle('activate')
    },
    /** What the worker answers, or undefined where it stays out of it. */
    ask: async (path: string, mode = 'no-cors', method = 'GET') => {
      let answer: Promise<Response> | undefined
      listeners.fetch?.({ request: { url: ORIGIN + path, mode, method }, respondWith: (promise: Promise<Response>) => (answer = promise) })
      return (await answer)?.text()
    },
  }
}

/** A request of a worker knows its own host. */
class Near extends Request {
  constructor(path: string, options: RequestInit) {
    super(ORIGIN + path, options)
  }
}

const offline = () => Promise.reject(new TypeError('network'))

beforeEach(() => {
  keeps = new Keeps()
  network = async ({ url }) => new Response(`fresh ${new URL(url).pathname}`)
})

describe('the worker', () => {
  it('opens the page and its files without a network', async () => {
    const one = worker('one', ['', 'assets/a.js'])
    await one.install()
    network = offline
    expect(await one.ask('/admin/', 'navigate')).toBe('fresh /admin/')
    expect(await one.ask('/admin/assets/a.js')).toBe('fresh /admin/assets/a.js')
  })

  it('brings the fresh page where there is a network, and the kept one where the server is down', async () => {
    const one = worker('one', [''])
    await one.install()
    network = async () => new Response('newer')
    expect(await one.ask('/admin/', 'navigate')).toBe('newer')
    network = async () => new Response('bad gateway', { status: 502 })
    expect(await one.ask('/admin/', 'navigate')).toBe('fresh /admin/')
  })

  it('lets the server send the page elsewhere or refuse it', async () => {
    const one = worker('one', [''])
    await one.install()
    // As a browser shows a navigation that is sent elsewhere.
    network = async () => ({ type: 'opaqueredirect', status: 0, ok: false, text: async () => 'elsewhere' }) as Response
    expect(await one.ask('/admin/', 'navigate')).toBe('elsewhere')
    network = async () => new Response('not from here', { status: 403 })
    expect(await one.ask('/admin/', 'navigate')).toBe('not from here')
  })

  it('never comes between the page and the server', async () => {
    const one = worker('one', [''])
    await one.install()
    expect(await one.ask('/api/me', 'cors')).toBeUndefined()
    expect(await one.ask('/', 'navigate')).toBeUndefined()
    expect(await one.ask('/admin/', 'navigate', 'POST')).toBeUndefined()
  })

  it('keeps the files of the version before for pages that are open, and no older ones', async () => {
    await worker('one', ['', 'assets/one.js']).install()
    await worker('two', ['', 'assets/two.js']).install()
    const three = worker('three', ['', 'assets/three.js'])
    await three.install()
    expect([...keeps.made.keys()]).toEqual(['pufa-shell-two', 'pufa-shell-three'])
    network = offline
    expect(await three.ask('/admin/assets/two.js')).toBe('fresh /admin/assets/two.js')
    await expect(three.ask('/admin/assets/one.js')).rejects.toThrow('network')
  })

  it('answers with its own file before one of the same name from before', async () => {
    await worker('one', ['icon.svg']).install()
    network = async () => new Response('new icon')
    const two = worker('two', ['icon.svg'])
    await two.install()
    network = offline
    expect(await two.ask('/admin/icon.svg')).toBe('new icon')
  })

  it('is the newest again when it comes back, without what it kept then', async () => {
    await worker('one', ['', 'assets/old.js']).install()
    await worker('two', ['']).install()
    await worker('one', ['']).install()
    expect([...keeps.made.keys()]).toEqual(['pufa-shell-two', 'pufa-shell-one'])
    expect([...(keeps.made.get('pufa-shell-one')?.keys() ?? [])]).toEqual(['/admin/'])
    await worker('three', ['']).install()
    expect([...keeps.made.keys()]).toEqual(['pufa-shell-one', 'pufa-shell-three'])
  })
})
