import { describe, expect, it } from 'vitest'
import type { Campaign, Duty, Progress } from '@/shared/api/types'
import { worklist, type Facts } from './worklist'

const zero = { queued: 0, sending: 0, sent: 0, failed: 0, uncertain: 0, stopped: 0 }
const progress = (change: Partial<Progress>): Progress => ({
  organizations: 577,
  inbox: { ...zero, sent: 577 },
  email: { ...zero },
  reminders: { queued: 0, sending: 0, sent: 0, failed: 0, uncertain: 0, stopped: 0 },
  submitted: 0,
  excused: 0,
  withoutEmail: 0,
  sent: 577,
  failed: 0,
  read: 0,
  acknowledged: 0,
  finished: true,
  ...change,
})
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
  state: 'draft',
  inScope: 577,
  createdAt: '2026-03-01T00:00:00Z',
  ...change,
})
const duty = (change: Partial<Duty>): Duty => ({
  code: 'legal_review',
  name: '法制审核',
  roles: ['legal_reviewer'],
  why: '没有法制审核，不得作出这一类决定',
  source: '行政处罚法第五十八条',
  state: 'nobody',
  holders: [],
  ...change,
})
const work = (facts: Partial<Facts>) =>
  worklist({ organizations: 577, campaigns: [], progress: new Map(), may: () => true, now: '2026-03-02', ...facts })

describe('worklist', () => {
  it('is empty when nothing waits', () => {
    const sent = campaign({ state: 'released' })
    expect(work({ campaigns: [sent], progress: new Map([['c1', progress({})]]) })).toEqual([])
  })

  it('starts with the register when it is empty, for who may import', () => {
    expect(work({ organizations: 0 }).map((item) => item.to)).toEqual(['/organizations/import'])
    expect(work({ organizations: 0, may: () => false })).toEqual([])
    expect(work({ organizations: undefined })).toEqual([])
  })

  it('names the draft, its age and its consequence', () => {
    const [item] = work({ campaigns: [campaign({ state: 'review' })] })
    expect(item).toMatchObject({ action: '去审核', when: '昨天建立' })
    expect(item?.reason).toContain('577 家')
    expect(work({ campaigns: [campaign({})] })[0]?.title).toContain('等待送审')
    expect(work({ campaigns: [campaign({})], may: () => false })[0]?.action).toBe('看草稿')
    expect(work({ campaigns: [campaign({ inScope: 0 })] })[0]?.action).toBe('看草稿')
  })

  it('says how many wait to be entered, and since when', () => {
    const [item] = work({ posts: { waiting: 3, oldest: '2026-02-27T01:00:00Z' } })
    expect(item).toMatchObject({ to: '/posts', when: '最早的是 3 天前' })
    expect(item?.title).toContain('3 人')
  })

  it('says how many stated hours wait to be confirmed', () => {
    const [item] = work({ hours: { waiting: 2, oldest: '2026-02-27T01:00:00Z' } })
    expect(item).toMatchObject({ to: '/hours-statements', when: '最早的是 3 天前' })
    expect(work({ hours: undefined })).toEqual([])
  })

  it('puts undelivered notices first and says how many of each kind', () => {
    const released = campaign({ id: 'c2', state: 'released' })
    const figures = progress({ failed: 16, email: { ...zero, failed: 9, uncertain: 7, stopped: 0 } })
    const items = work({ campaigns: [campaign({}), released], progress: new Map([['c2', figures]]) })
    expect(items.map((item) => item.key)).toEqual(['undelivered/c2', 'draft/c1'])
    expect(items[0]?.title).toContain('16 家')
    expect(items[0]?.reason).toContain('未送达 9 封，待核实 7 封')
    expect(items[0]?.to).toBe('/campaigns/c2?state=failed')
    expect(items[0]?.when).toBe('2026-06-01 周一截止，还剩 91 天')
  })

  it('begins with what nobody can do today, and says who can mend it', () => {
    const duties = [duty({ state: 'single' }), duty({}), duty({ code: 'train', state: 'covered' })]
    const items = work({ duties, campaigns: [campaign({})] })
    expect(items.map((item) => item.key)).toEqual(['duty/legal_review', 'draft/c1'])
    expect(items[0]).toMatchObject({ title: '今天没有人能做法制审核', action: '授予角色', to: '/people', tone: 'red' })
    expect(work({ duties, may: () => false })[0]).toMatchObject({ action: '看岗位', to: '/duties' })
    expect(work({ duties, may: () => false })[0]?.reason).toContain('请系统管理员')
  })

  it('asks for a deputy where somebody holds the role but is away', () => {
    const away = { person: { id: 'p1', displayName: '演示甲' }, role: 'legal_reviewer' as const, away: true }
    expect(work({ duties: [duty({ holders: [away] })] })[0]).toMatchObject({
      action: '任命代理人',
      to: '/deputies/new?role=legal_reviewer',
    })
  })

  it('does not ask whoever wrote the draft to release it', () => {
    const campaigns = [campaign({ state: 'review', createdBy: 'p1' })]
    expect(work({ campaigns, me: 'p1' })[0]?.action).toBe('看草稿')
    expect(work({ campaigns, me: 'p1' })[0]?.reason).toContain('要由另一个人发布')
    expect(work({ campaigns, me: 'p2' })[0]?.action).toBe('去审核')
  })

  it('does not count the days of a deadline long past', () => {
    const old = campaign({ state: 'released', deadline: { set: '2024-05-31', due: '2024-05-31', explanation: '' } })
    const figures = progress({ failed: 9, email: { ...zero, failed: 9 } })
    expect(work({ campaigns: [old], progress: new Map([['c1', figures]]) })[0]?.when).toBe('2024-05-31 周五已截止')
  })

  it('leads a leader to each report that waits', () => {
    const reports = [{ id: 'r1', title: '演示2025年度报告' }]
    expect(work({ reports })[0]).toMatchObject({ title: '演示2025年度报告，等您批准', to: '/law-reports/r1' })
  })

  it('names each ledger with entries past their day or near it', () => {
    const kind = (code: 'petition' | 'hotline' | 'lawsuit', soon: number, overdue: number, due?: string) => ({ kind: code, title: code, open: 9, soon, overdue, due })
    const found = work({ ledgers: [kind('hotline', 2, 1, '2026-03-01'), kind('lawsuit', 3, 0, '2026-03-04'), kind('petition', 1, 0)] })
    expect(found.map(({ key, tone, to, when }) => [key, tone, to, when])).toEqual([
      ['ledger/hotline', 'red', '/ledgers/hotline?state=overdue', '已过 1 天'],
      ['ledger/lawsuit', 'amber', '/ledgers/lawsuit?state=soon', '最急的还剩 2 天'],
      ['ledger/petition', 'amber', '/ledgers/petition?state=soon', '快到期'],
    ])
    expect(found[0]?.reason).toContain('2')
  })
})
