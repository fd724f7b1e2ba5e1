/*
 * Opens the console without a network: it keeps the files of the page itself and of what is done in the field. Answers of the
 * server never come through here, so that no personal data is kept. A new version of the console is a new list of files and
 * so a new worker; pages that are still open find their old files in the keep before it.
 */
const FILES = [] // filled in by the build
const KEEP = 'pufa-shell-VERSION'
const PAGE = '/admin/'
/** On a thin network the kept page comes sooner than the fresh one. */
const PATIENCE_MS = 4_000

self.addEventListener('install', (event) => event.waitUntil(keep()))
self.addEventListener('activate', (event) => event.waitUntil(tidy()))
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  if (method !== 'GET' || !url.startsWith(location.origin + PAGE)) return
  event.respondWith(mode === 'navigate' ? freshOrKept(event.request) : keptOrFetched(event.request))
})

/** From nothing: a version that comes back is the newest again, and nothing is left of a keep that was not finished. */
async function keep() {
  await caches.delete(KEEP)
  const cache = await caches.open(KEEP)
  await cache.addAll(FILES.map((file) => new Request(PAGE + file, { cache: 'no-cache' })))
  await self.skipWaiting()
}

/** Keeps are named in the order in which they were made: this one and the newest other stay. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith('pufa-shell-') && name !== KEEP)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** Whatever the server says is said, a way elsewhere and a refusal too; the kept page stands in for a server that says nothing. */
async function freshOrKept(request) {
  const fresh = fetch(request).catch(() => undefined)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const first = await Promise.race([fresh, late])
  if (first && first.status < 500) return first
  const kept = await caches.open(KEEP).then((cache) => cache.match(PAGE))
  return kept ?? (await fresh) ?? Response.error()
}

async function keptOrFetched(request) {
  const own = await caches.match(request, { ignoreVary: true, cacheName: KEEP })
  return own ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
