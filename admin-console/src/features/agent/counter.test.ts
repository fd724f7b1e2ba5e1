import { describe, expect, it } from 'vitest'
import { problemFrom } from '@/shared/api/problem'
import type { Agent } from '@/shared/api/types'
import { changeOf, emptyCounter, faultsOf, isAbout, otherNameOf } from './counter'

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

describe('the account of another name', () => {
  const form = { ...emptyCounter([]), name: ' 演示李四', phone: '10000000001' }
  const refused = (more: object) => problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r', ...more }, 409)

  it('is asked about for this phone and name, and no others', () => {
    const other = otherNameOf(refused({ accountName: '张*' }), form)
    expect(other?.account).toBe('张*')
    expect(isAbout(other, form)).toBe(true)
    expect(isAbout(other, { ...form, phone: '10000000002' })).toBe(false)
    expect(isAbout(other, { ...form, name: '演示王五' })).toBe(false)
    expect(isAbout(undefined, form)).toBe(false)
  })

  it('is nothing where the change was refused for something else', () => {
    expect(otherNameOf(refused({}), form)).toBeUndefined()
  })

  it('is said to be seen only when it was', () => {
    expect(changeOf(form)).not.toHaveProperty('otherNameSeen')
    expect(changeOf(form, true)).toMatchObject({ otherNameSeen: true })
  })
})
