import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { today } from '@/shared/dates'
import { keepKnown } from '@/shared/device/known'
import { knownSince } from './lists'

const keep = (name: string, at: string) => keepKnown(name, { data: [], at })

it('knows the lists as soon as all are here, as old as the oldest', async () => {
  await keep('topics', '2026-11-24T02:00:00Z')
  await keep('divisions', '2026-11-24T01:00:00Z')
  expect(await knownSince()).toBeUndefined()
  await keep(`plan/${today().slice(0, 4)}`, '2026-11-24T03:00:00Z')
  expect(await knownSince()).toBe('2026-11-24T01:00:00Z')
})
