import { describe, expect, it } from 'vitest'
import type { Agent } from '@/shared/api/types'
import { changeOf, emptyCounter, faultsOf } from './counter'

const agent = (id: string, role: Agent['role'] = 'org_agent'): Agent => ({
  id, role, name: '演示某某', how: 'invitation', since: '2026-01-01T00:00:00Z', hasScan: false,
})

describe('emptyCounter', () => {
  it('proposes to replace the only agent, and nobody where it is not clear whom', () => {
    expect(emptyCounter([agent('a'), agent('r', 'org_representative')]).replaces).toBe('a')
    expect(emptyCounter([agent('a'), agent('b')]).replaces).toBe('')
    expect(emptyCounter([]).replaces).toBe('')
  })
})

describe('faultsOf', () => {
  it('names every field that is missing', () => {
    expect(Object.keys(faultsOf(emptyCounter([]), false))).toEqual(['name', 'phone', 'reason', 'scan'])
    expect(faultsOf({ ...emptyCounter([]), name: '演示新人', phone: '10000000001', reason: '离职' }, true)).toEqual({})
  })
})

describe('changeOf', () => {
  it('leaves out whom nobody replaces', () => {
    expect(changeOf(emptyCounter([]))).not.toHaveProperty('replaces')
    expect(changeOf({ ...emptyCounter([agent('a')]), phone: ' 10000000001 ' })).toMatchObject({ replaces: 'a', phone: '10000000001' })
  })
})
