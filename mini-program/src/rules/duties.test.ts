import { describe, expect, it } from 'vitest'
import { divisionName, dutyWords, organizationsOf } from './duties'

const county = {
  code: '440881',
  name: '演示县',
  townships: [
    { code: '440881001', name: '甲镇', villages: [{ code: '440881001201', name: '演示村' }] },
    { code: '440881002', name: '乙镇', villages: [] },
  ],
}

describe('dutyWords', () => {
  it('says what somebody is and where', () => {
    expect(dutyWords({ role: 'resident', division: '440881' }, county)).toBe('居民')
    expect(dutyWords({ role: 'child_director', division: '440881001201' }, county)).toBe('甲镇演示村（儿童主任）')
    expect(dutyWords({ role: 'child_supervisor', division: '440881002' }, county)).toBe('乙镇（儿童督导员）')
    expect(dutyWords({ role: 'org_agent', division: '440881001', organization: 'o', organizationName: '演示协会' }, county)).toBe(
      '演示协会（经办人）',
    )
  })

  it('keeps to the role while the names of places are not here', () => {
    expect(dutyWords({ role: 'child_director', division: '440881001201' }, undefined)).toBe('儿童主任')
  })
})

describe('divisionName', () => {
  it('knows the county, its townships and villages, and nothing else', () => {
    expect(divisionName('440881', county)).toBe('演示县')
    expect(divisionName('440881002', county)).toBe('乙镇')
    expect(divisionName('440881001999', county)).toBe('甲镇')
    expect(divisionName('440999', county)).toBe('')
  })
})

describe('organizationsOf', () => {
  it('names each organisation once', () => {
    const grant = (role: 'org_agent' | 'org_representative', organization: string) => ({
      role,
      division: '440881',
      organization,
      organizationName: `名 ${organization}`,
    })
    expect(
      organizationsOf([grant('org_agent', 'a'), grant('org_representative', 'a'), grant('org_agent', 'b'), { role: 'resident', division: '440881' }]),
    ).toEqual([
      { id: 'a', name: '名 a' },
      { id: 'b', name: '名 b' },
    ])
  })
})
