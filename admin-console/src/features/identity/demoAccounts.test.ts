import { describe, expect, it } from 'vitest'
import type { Role } from '@/shared/api/types'
import { staffOf } from './demoAccounts'

const account = (role: Role) => ({ account: role, displayName: role, roles: [role] })

describe('staffOf', () => {
  it('lists who has work in the console, the case officer first', () => {
    const accounts = (['admin', 'resident', 'org_agent', 'case_officer', 'township'] as const).map(account)
    expect(staffOf(accounts).map((item) => item.account)).toEqual(['case_officer', 'admin', 'township'])
  })
})
