import { describe, expect, it } from 'vitest'
import type { Campaign } from '@/shared/api/types'
import { stepsFor } from './steps'

const campaign = (change: Partial<Campaign>): Campaign => ({
  id: 'c1',
  version: 1,
  year: 2025,
  types: ['foundation'],
  registeredBefore: '2025-12-31',
  opensOn: '2026-01-01',
  deadline: { set: '2026-05-31', due: '2026-06-01', explanation: '顺延一天。' },
  consentDue: { set: '2026-03-31', due: '2026-03-31', explanation: '工作日。' },
  moves: true,
  extensionDays: 30,
  extensions: 1,
  youngMonths: 6,
  documentNumber: '廉民发〔2026〕12号',
  subject: '通知',
  body: '正文',
  state: 'released',
  inScope: 577,
  createdAt: '2026-03-01T00:00:00Z',
  ...change,
})
const labels = (now: string, campaigns = [campaign({})], allowed?: string[]) =>
  stepsFor({ campaigns, progress: new Map(), may: (operation) => !allowed || allowed.includes(operation), now }).map(({ label }) => label)

describe('stepsFor', () => {
  it('offers a new campaign only when none is under way', () => {
    expect(labels('2026-03-02')[0]).toBe('看 2025 年度的送达情况')
    expect(labels('2026-03-02')).not.toContain('新建年报工作')
    expect(labels('2026-06-02')[0]).toBe('新建年报工作')
    expect(labels('2026-06-02', [])[0]).toBe('新建年报工作')
  })

  it('offers nothing one may not do', () => {
    expect(labels('2026-06-02', [], ['listAuditEvents'])).toEqual(['看操作记录'])
    expect(labels('2026-06-02', [], [])).toEqual([])
  })
})
