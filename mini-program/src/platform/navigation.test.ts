import { describe, expect, it } from 'vitest'
import { personalPage } from './navigation'

describe('personalPage', () => {
  it('knows the page a notice names, with its query', () => {
    expect(personalPage('/packages/hours/hours')).toEqual({ page: '/packages/hours/hours', query: {} })
    expect(personalPage('/packages/volunteer/service')).toEqual({ page: '/packages/volunteer/service', query: {} })
    expect(personalPage('/packages/training/session?session=8541ea1a')).toEqual({ page: '/packages/training/session', query: { session: '8541ea1a' } })
  })

  it('opens nothing this client does not have', () => {
    for (const named of [undefined, '', '/packages/later/new', 'https://elsewhere.invalid/']) expect(personalPage(named)).toBeUndefined()
  })
})
