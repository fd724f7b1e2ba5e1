import { beforeEach, describe, expect, it, vi } from 'vitest'
import { access, may } from '@/shared/access'
import { answer, api } from '@/shared/api/client'
import { problemFrom } from '@/shared/api/problem'
import type { CurrentPerson } from '@/shared/api/types'
import { getCurrentPerson, signInWithLink, signInWithPassword } from '@/features/identity/api'
import { openSession } from './session'

vi.mock('@/features/identity/api')
const current = vi.mocked(getCurrentPerson)
const signIn = vi.mocked(signInWithPassword)

const person = (id: string, ...operations: string[]): CurrentPerson => ({
  id,
  account: id,
  displayName: id,
  roles: [],
  operations,
})
const ended = () => problemFrom({ type: 'not-signed-in', title: '登录已到期', status: 401, requestId: 'r' }, 401)

beforeEach(() => {
  sessionStorage.clear()
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify(ended().problem), { status: 401, headers: { 'content-type': 'application/json' } })),
  )
})

describe('session', () => {
  it('asks to sign in when nobody is', async () => {
    current.mockRejectedValueOnce(ended())
    const session = openSession()
    await session.start()
    expect(session.needsSignIn).toBe(true)
    expect(session.startError).toBeUndefined()
  })

  it('does not mistake a broken server for a signed-out person', async () => {
    current.mockRejectedValueOnce(problemFrom('', 503))
    const session = openSession()
    await session.start()
    expect(session.needsSignIn).toBe(false)
    expect(session.startError?.status).toBe(503)
  })

  it('keeps the person, the page and the drafts when the session ends', async () => {
    current.mockResolvedValueOnce(person('p1', 'listCampaigns'))
    const session = openSession()
    await session.start()
    sessionStorage.setItem('pufa.draft.campaign', '{}')
    await answer(api.GET('/api/campaigns')).catch(() => undefined)
    expect(session.needsSignIn).toBe(true)
    expect(session.person?.id).toBe('p1')

    const before = access.signIns
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: person('p1', 'listCampaigns') })
    await session.signIn('p1', 'x')
    expect(session.needsSignIn).toBe(false)
    expect(access.signIns).toBe(before + 1)
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBe('{}')
  })

  it('passes the code of the authenticator on, and takes the roles that open with it', async () => {
    const session = openSession()
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: { ...person('p1'), totpMissing: true } })
    await session.signIn('p1', 'x', '123456')
    expect(signIn).toHaveBeenLastCalledWith({ account: 'p1', password: 'x', totp: '123456', session: 'cookie' })
    expect(may('listCampaigns')).toBe(false)
    current.mockResolvedValueOnce({ ...person('p1', 'listCampaigns'), roles: [{ role: 'case_officer', division: '440881' }] })
    await session.refresh()
    expect(may('listCampaigns')).toBe(true)
    expect(access.roles.has('case_officer')).toBe(true)
    expect(session.person?.totpMissing).toBeUndefined()
  })

  it('lets a link take the place of who was signed in before', async () => {
    const session = openSession()
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: person('p1', 'listPeople') })
    await session.signIn('p1', 'x')
    sessionStorage.setItem('pufa.draft.campaign', '{}')
    vi.mocked(signInWithLink).mockResolvedValueOnce({ csrfToken: 't', person: person('p2') })
    await session.followLink('token')
    expect(session.person?.id).toBe('p2')
    expect(may('listPeople')).toBe(false)
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBeNull()
  })

  /** A page loaded anew has nobody in memory; what this tab keeps is all it knows. */
  const reloaded = () => openSession()
  const work = async (id: string) => {
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: person(id) })
    await openSession().signIn(id, 'x')
    sessionStorage.setItem('pufa.draft.campaign', '{}')
  }

  it('keeps the drafts of the same person over a reload, also where the session has ended', async () => {
    await work('p1')
    current.mockResolvedValueOnce(person('p1'))
    await reloaded().start()
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBe('{}')

    current.mockRejectedValueOnce(ended())
    const session = reloaded()
    await session.start()
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: person('p1') })
    await session.signIn('p1', 'x')
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBe('{}')
  })

  it('leaves no drafts to another who signs in after a reload', async () => {
    await work('p1')
    current.mockRejectedValueOnce(ended())
    const session = reloaded()
    await session.start()
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: person('p2') })
    await session.signIn('p2', 'x')
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBeNull()
  })

  it('leaves no drafts to another whom the cookie of a different tab brings', async () => {
    await work('p1')
    current.mockResolvedValueOnce(person('p2'))
    await reloaded().start()
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBeNull()
  })

  it('leaves nothing of one person to the next', async () => {
    current.mockResolvedValueOnce(person('p1', 'createCampaign'))
    const session = openSession()
    await session.start()
    sessionStorage.setItem('pufa.draft.campaign', '{}')
    signIn.mockResolvedValueOnce({ csrfToken: 't', person: person('p2', 'listPeople') })
    await session.signIn('p2', 'x')
    expect(may('createCampaign')).toBe(false)
    expect(may('listPeople')).toBe(true)
    expect(sessionStorage.getItem('pufa.draft.campaign')).toBeNull()
  })
})
