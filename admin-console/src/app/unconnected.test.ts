import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { access, may } from '@/shared/access'
import { unreachable } from '@/shared/api/problem'
import { rememberedPerson } from '@/shared/device/person'
import { getCurrentPerson } from '@/features/identity/api'
import { openSession } from './session'

vi.mock('@/features/identity/api')
const current = vi.mocked(getCurrentPerson)
const clerk = { id: 'p1', account: 'p1', displayName: '演示王', roles: [], operations: ['createPufaEvent', 'listCampaigns'] }

/** The page is opened. */
async function opened() {
  const session = openSession()
  await session.start()
  return session
}

beforeEach(async () => {
  current.mockResolvedValueOnce(clerk)
  await opened()
  await vi.waitFor(async () => expect(await rememberedPerson()).toBeDefined())
  current.mockReset()
})

describe('a session without a network', () => {
  it('knows who is here, for what can be done without, and learns the rest later', async () => {
    current.mockRejectedValueOnce(unreachable())
    const session = await opened()
    expect(session.needsSignIn).toBe(false)
    expect(session.unconnected).toBe(true)
    expect(access.connected).toBe(false)
    expect(session.person?.displayName).toBe('演示王')
    expect([may('createPufaEvent'), may('listCampaigns')]).toEqual([true, false])

    current.mockRejectedValueOnce(unreachable())
    await session.reconnect()
    expect(session.unconnected).toBe(true)

    current.mockResolvedValueOnce(clerk)
    await session.reconnect()
    expect(session.unconnected).toBe(false)
    expect([may('listCampaigns'), access.connected]).toEqual([true, true])
  })

  it('knows nobody after signing out', async () => {
    current.mockResolvedValueOnce(clerk)
    const session = await opened()
    await session.end()
    await vi.waitFor(async () => expect(await rememberedPerson()).toBeUndefined())
    current.mockRejectedValueOnce(unreachable())
    expect((await opened()).startError?.status).toBe(0)
  })
})
