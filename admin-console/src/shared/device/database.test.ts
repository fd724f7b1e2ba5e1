import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { keepKnown, lastKnown } from './known'

it('opens anew after the browser has closed the database', async () => {
  const open = vi.spyOn(indexedDB, 'open')
  await keepKnown('topics', { data: ['演示'], at: '2026-11-24T02:00:00Z' })
  const database = (open.mock.results[0]?.value as IDBOpenDBRequest).result
  database.close()
  database.onclose?.(new Event('close'))
  expect(await lastKnown('topics')).toEqual({ data: ['演示'], at: '2026-11-24T02:00:00Z' })
})
