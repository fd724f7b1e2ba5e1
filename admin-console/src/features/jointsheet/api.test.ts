import { afterEach, expect, it, vi } from 'vitest'
import { getPartByLink } from './api'

afterEach(() => vi.unstubAllGlobals())

it('asks for a part with what the link carries in a header, whatever was copied along', async () => {
  const sent: Request[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request)
    return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }))
  })
  await getPartByLink('abc_-')
  await getPartByLink('abc。')
  expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/api/part-link', '/api/part-link'])
  expect(sent.map(({ headers }) => headers.get('Link-Token'))).toEqual(['abc_-', 'abc%E3%80%82'])
})
