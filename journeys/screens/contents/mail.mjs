import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 15_000

/** What the link of a mail is known by, as soon as such a mail was sent: whoever holds it has no account. */
export async function linkInMail(call, pattern) {
  for (const late = Date.now() + PATIENCE_MS; Date.now() < late; await pause(100)) {
    const { items } = await call('admin', 'GET', '/api/demo/outbox')
    const link = items.map(({ body }) => body.match(pattern)?.[1]).find(Boolean)
    if (link) return link
  }
  throw new Error(`no mail holds ${pattern}`)
}
