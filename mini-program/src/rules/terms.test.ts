import { describe, expect, it } from 'vitest'
import { extensionFaults, extensionWords, termTitle, type ReportTerm } from './terms'

const term = {
  year: 2025,
  state: 'open',
  due: { set: '2026-05-31', due: '2026-06-01', explanation: '' },
  mayAskUntil: '2026-07-01',
} as ReportTerm

describe('terms of a return', () => {
  it('says which year and how it stands', () => {
    expect(termTitle({ ...term, state: 'overdue' })).toBe('2025 年度年报 · 过了截止日，还没报')
  })

  it('asks for a later day within what the campaign allows, and for a reason', () => {
    expect(extensionFaults('', '', term)).toHaveProperty('until')
    expect(extensionFaults('2026-06-01', '会计出差了', term)).toEqual({ until: '要晚于现在的截止日2026年6月1日' })
    expect(extensionFaults('2026-07-02', '会计出差了', term)).toEqual({ until: '最晚可以延到2026年7月1日' })
    expect(extensionFaults('2026-07-01', '会计出差了', term)).toEqual({})
    expect(extensionFaults('2026-07-01', '急', term)).toHaveProperty('reason')
  })

  it('tells how the latest application stands', () => {
    expect(extensionWords(term)).toBeUndefined()
    const asked = { ...term, extension: { state: 'asked', until: '2026-06-20' } } as ReportTerm
    expect(extensionWords(asked)).toContain('等民政局决定')
  })
})
