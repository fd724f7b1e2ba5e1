import { describe, expect, it } from 'vitest'
import { concernsOf, toFile } from './concerns'
import type { Notice } from './notices'
import type { Enrolment } from './training'
import type { Assignment } from './volunteer'

const now = new Date('2026-05-20T02:00:00Z')

function notice(change: Partial<Notice>): Notice {
  return {
    id: 'n1',
    campaign: 'c1',
    occasion: 'notice',
    organization: 'o1',
    organizationName: '演示协会',
    subject: '通知',
    body: '通知',
    documentNumber: '演民发〔2026〕1号',
    dueOn: '2026-06-01',
    sentAt: '2026-05-01T00:00:00Z',
    ...change,
  }
}

function enrolment(change: Partial<Enrolment>): Enrolment {
  return {
    id: 'e1',
    session: 's1',
    title: '演示培训',
    startsAt: '2026-05-25T01:00:00Z',
    endsAt: '2026-05-25T09:00:00Z',
    place: '演示会议室',
    signUp: 'open',
    role: 'child_director',
    division: '440881001001',
    divisionName: '演示村',
    state: 'enrolled',
    message: '报名成功，请按时参加。',
    enrolledAt: '2026-05-10T00:00:00Z',
    ...change,
  }
}

function assignment(change: Partial<Assignment>): Assignment {
  return {
    id: 'a1',
    kind: 'event',
    title: '演示·宪法宣传日',
    place: '演示广场',
    startsAt: '2026-05-30T01:00:00Z',
    endsAt: '2026-05-30T03:00:00Z',
    withMinors: false,
    state: 'proposed',
    answerable: true,
    ...change,
  }
}

function titles(known: { notices?: Notice[]; unread?: number; enrolments?: Enrolment[]; assignments?: Assignment[] }): string[] {
  return concernsOf({ notices: [], unread: 0, enrolments: [], assignments: [], ...known }, now).map((one) => one.title)
}

describe('concernsOf', () => {
  it('says nothing where nothing is to be done', () => {
    expect(titles({})).toEqual([])
  })

  it('names the return with the days left, and does not count its notice again', () => {
    expect(titles({ notices: [notice({})], unread: 1 })).toEqual(['请报送年报，还剩 12 天'])
    expect(titles({ notices: [notice({})], unread: 2 })).toEqual(['请报送年报，还剩 12 天', '您有 1 条通知没读'])
  })

  it('is silent about what was filed, and about what nobody waits for any more', () => {
    expect(titles({ notices: [notice({ returnReceipt: { id: 'r', number: 'R2026-000001' } })] })).toEqual([])
    expect(titles({ notices: [notice({ dueOn: '2025-05-31' })] })).toEqual([])
    expect(titles({ notices: [notice({ settledAs: 'exempt' })] })).toEqual([])
  })

  it('tells of trainings that come soon, were called off, or still have a queue', () => {
    expect(titles({ enrolments: [enrolment({})] })).toEqual(['5月25日（星期一）09:00，参加培训'])
    expect(titles({ enrolments: [enrolment({ signUp: 'cancelled' })] })).toEqual(['您报名的培训取消了'])
    expect(titles({ enrolments: [enrolment({}), enrolment({ state: 'offered', offerUntil: '2026-05-20T03:30:00Z' })] })).toEqual([
      expect.stringContaining('培训名额等您答复'),
      '5月25日（星期一）09:00，参加培训',
    ])
    expect(titles({ enrolments: [enrolment({ state: 'waiting', queuePlace: 3 })] })).toEqual(['培训候补，您排在第 3 位'])
    expect(titles({ enrolments: [enrolment({ startsAt: '2026-07-25T01:00:00Z' })] })).toEqual([])
    expect(titles({ enrolments: [enrolment({ startsAt: '2026-05-19T01:00:00Z' })] })).toEqual([])
    expect(titles({ enrolments: [enrolment({ state: 'withdrawn' })] })).toEqual([])
  })

  it('says where one is asked to help, until one has answered or it has begun', () => {
    expect(titles({ assignments: [assignment({})], enrolments: [enrolment({})] })).toEqual(['请您帮忙，等您答复', '5月25日（星期一）09:00，参加培训'])
    expect(titles({ assignments: [assignment({ state: 'accepted' }), assignment({ state: 'cancelled', answerable: false }), assignment({ answerable: false })] })).toEqual([])
  })

  it('counts to the day that was granted later', () => {
    const moved = notice({ extendedTo: '2026-06-30' })
    expect(titles({ notices: [moved] })).toEqual(['请报送年报，还剩 41 天'])
  })

  it('never shows more than three', () => {
    const notices = ['o1', 'o2', 'o3', 'o4'].map((organization) => notice({ id: organization, organization }))
    expect(titles({ notices, unread: 9, enrolments: [enrolment({})] })).toHaveLength(3)
  })
})

describe('toFile', () => {
  it('leaves out what asks for nothing, such as news of a new agent', () => {
    expect(toFile([notice({ campaign: undefined, dueOn: undefined })])).toEqual([])
  })

  it('takes the newest notice of each return, the earliest deadline first', () => {
    const reminder = notice({ id: 'n2', occasion: 'reminder-1' })
    const other = notice({ id: 'n3', organization: 'o2', dueOn: '2026-05-25' })
    expect(toFile([reminder, notice({}), other]).map((one) => one.id)).toEqual(['n3', 'n2'])
  })

  it('leaves out a return whose older notice is all that is left unanswered', () => {
    const answered = notice({ id: 'n2', returnReceipt: { id: 'r', number: 'R2026-000001' } })
    expect(toFile([answered, notice({})])).toEqual([])
  })
})
