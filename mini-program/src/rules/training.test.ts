import { describe, expect, it } from 'vitest'
import { attendanceMark, attendanceWords, canArrive, canWithdraw, enrolmentMark, fittingPosts, offerLeft, queueWords, quotaWords, withdrawalWords, seatsWords, sessionMarks, timeWords, whyNot, type Enrolment, type OwnAttendance, type TrainingSession } from './training'

const today = '2026-05-20'
const director = { role: 'child_director' as const, division: '440881001001' }
const volunteer = { role: 'volunteer' as const, division: '440881001001' }

function session(change: Partial<TrainingSession> = {}): TrainingSession {
  return {
    id: 's1',
    title: '演示培训',
    audience: ['child_director'],
    townships: [],
    capacity: 30,
    seatsLeft: 12,
    waiting: 0,
    opensAt: '2026-05-01T00:00:00Z',
    closesAt: '2026-05-24T15:59:59Z',
    startsAt: '2026-06-01T01:00:00Z',
    endsAt: '2026-06-01T09:00:00Z',
    place: '演示会议室',
    topics: ['家庭走访'],
    signUp: 'open',
    openToMe: true,
    form: 'classroom',
    minutes: 480,
    offerHours: 0,
    quotas: [],
    ...change,
  }
}

function enrolment(change: Partial<Enrolment> = {}): Enrolment {
  return {
    id: 'e1',
    session: 's1',
    title: '演示培训',
    startsAt: '2026-06-01T01:00:00Z',
    endsAt: '2026-06-01T09:00:00Z',
    place: '演示会议室',
    signUp: 'open',
    ...director,
    divisionName: '演示村',
    state: 'enrolled',
    message: '报名成功，请按时参加。',
    enrolledAt: '2026-05-10T00:00:00Z',
    ...change,
  }
}

describe('words about a session', () => {
  it('says a day once, and both days where there are two', () => {
    expect(timeWords(session(), today)).toBe('6月1日（星期一）09:00 到 17:00')
    expect(timeWords(session({ endsAt: '2026-06-02T03:30:00Z' }), today)).toBe('6月1日（星期一）09:00 到 6月2日（星期二）11:30')
  })

  it('says what becomes of the next one who signs up', () => {
    expect(seatsWords(session())).toBe('还有 12 个名额')
    expect(seatsWords(session({ seatsLeft: 0 }))).toBe('名额已满，可以排队等候补')
    expect(seatsWords(session({ seatsLeft: 0, waiting: 2 }))).toBe('名额已满，已有 2 人排队等候补')
  })

  it('speaks of the seats that are for this person', () => {
    const quotas = [{ township: '440881001', seats: 3 }]
    const here = { division: '440881001001', seatsLeft: 0, waiting: 2 }
    const elsewhere = { division: '440881002001', seatsLeft: 9, waiting: 0 }
    expect(seatsWords(session({ quotas, waiting: 5, forMe: [here] }))).toBe('您镇街的名额已满，已有 2 人排队等候补')
    expect(sessionMarks(session({ quotas, forMe: [here] }), [director], today)[0]).toEqual({ text: '您镇街的名额已满，已有 2 人排队等候补', kind: 'amber' })
    expect(seatsWords(session({ quotas, forMe: [here, elsewhere] }))).toBe('不分镇街的名额还有 9 个')
    expect(seatsWords(session({ quotas, forMe: [here, elsewhere] }), here.division)).toBe('您镇街的名额已满，已有 2 人排队等候补')
  })
})

describe('whyNot', () => {
  it('is silent where one can sign up', () => {
    expect(whyNot(session(), [director], today)).toBe('')
    expect(whyNot(session({ openToMe: false }), [director], today)).toBe('')
  })

  it('names the time before anything about the person', () => {
    expect(whyNot(session({ signUp: 'not_yet', openToMe: false, opensAt: '2026-05-21T00:00:00Z' }), [], today)).toBe('5月21日（星期四）08:00 开始报名')
    expect(whyNot(session({ signUp: 'closed', openToMe: false }), [director], today)).toBe('报名已经截止')
    expect(whyNot(session({ signUp: 'cancelled', openToMe: false }), [director], today)).toBe('这期培训取消了')
  })

  it('tells a missing post from a post elsewhere', () => {
    expect(whyNot(session({ openToMe: false }), [volunteer], today)).toBe('这期面向儿童主任，您还没有这个身份')
    expect(whyNot(session({ openToMe: false, townships: ['440881002'] }), [director], today)).toBe('这期只收几个镇街的人，没有您那里')
  })
})

describe('fittingPosts', () => {
  it('offers each post that the session is for, in its area', () => {
    const both = session({ audience: ['child_director', 'volunteer'] })
    expect(fittingPosts(both, [director, volunteer])).toEqual([director, volunteer])
    expect(fittingPosts(session({ townships: ['440881001'] }), [director, volunteer])).toEqual([director])
    expect(fittingPosts(session({ townships: ['440881002'] }), [director])).toEqual([])
  })
})

describe('marks', () => {
  it('puts the own state before seats and dates', () => {
    expect(sessionMarks(session({ mine: enrolment() }), [director], today)).toEqual([{ text: '已报上', kind: 'blue' }])
    expect(sessionMarks(session({ mine: enrolment({ state: 'withdrawn' }) }), [director], today)).toEqual([
      { text: '还有 12 个名额', kind: 'blue' },
      { text: '5月24日（星期日）截止报名', kind: 'quiet' },
    ])
  })

  it('has one word for every state', () => {
    expect(enrolmentMark(enrolment()).text).toBe('已报上')
    expect(enrolmentMark(enrolment({ state: 'waiting', queuePlace: 3 })).text).toBe('候补第 3 位')
    expect(enrolmentMark(enrolment({ state: 'withdrawn' })).text).toBe('已退出')
    expect(enrolmentMark(enrolment({ signUp: 'cancelled' })).text).toBe('已取消')
  })
})

describe('canWithdraw', () => {
  it('ends when the training begins, is called off or was left', () => {
    expect(canWithdraw(enrolment(), new Date('2026-06-01T00:59:59Z'))).toBe(true)
    expect(canWithdraw(enrolment(), new Date('2026-06-01T01:00:00Z'))).toBe(false)
    expect(canWithdraw(enrolment({ signUp: 'cancelled' }), new Date('2026-05-20T00:00:00Z'))).toBe(false)
    expect(canWithdraw(enrolment({ state: 'withdrawn' }), new Date('2026-05-20T00:00:00Z'))).toBe(false)
  })
})

describe('an offered seat', () => {
  const offered = enrolment({ state: 'offered', offerUntil: '2026-05-20T08:20:00Z' })

  it('says how long it is kept', () => {
    expect(enrolmentMark(offered)).toEqual({ text: '有名额，等您答复', kind: 'amber' })
    expect(offerLeft('2026-05-20T08:20:00Z', new Date('2026-05-20T05:00:00Z'))).toBe('还剩 3 小时 20 分')
    expect(offerLeft('2026-05-20T08:20:00Z', new Date('2026-05-20T08:05:30Z'))).toBe('还剩 14 分钟')
    expect(offerLeft('2026-05-20T08:20:00Z', new Date('2026-05-20T08:19:30Z'))).toBe('不到 1 分钟')
    expect(offerLeft('2026-05-20T08:20:00Z', new Date('2026-05-20T08:20:01Z'))).toBe('答复时间过了')
  })

  it('goes to the next at once when it is not wanted', () => {
    expect(withdrawalWords(offered)).toContain('马上给下一位')
  })

  it('is announced to who waits, where the session asks for an answer', () => {
    expect(queueWords(session())).toContain('不用再报')
    expect(queueWords(session({ offerHours: 24 }))).toContain('24 小时内答复')
  })
})

it('names the seats of each township and of the rest', () => {
  const name = (code: string) => (code === '440881001' ? '演示镇' : '')
  expect(quotaWords(session(), name)).toBe('')
  expect(quotaWords(session({ quotas: [{ township: '440881001', seats: 10 }] }), name)).toBe('演示镇 10 个，其他镇街 20 个。报名截止后，剩下的给候补的人。')
})

describe('being there', () => {
  const seated = session({ mine: enrolment(), signUp: 'closed' })

  it('is asked for from half an hour before the start until half of it has passed, of who has a seat', () => {
    expect(canArrive(seated, new Date('2026-06-01T00:29:00Z'))).toBe(false)
    expect(canArrive(seated, new Date('2026-06-01T00:30:00Z'))).toBe(true)
    expect(canArrive(seated, new Date('2026-06-01T04:59:59Z'))).toBe(true)
    expect(canArrive(seated, new Date('2026-06-01T05:00:00Z'))).toBe(false)
    expect(canArrive(session({ mine: enrolment({ state: 'waiting' }) }), new Date('2026-06-01T02:00:00Z'))).toBe(false)
    expect(canArrive(session(), new Date('2026-06-01T02:00:00Z'))).toBe(false)
  })

  it('says how it is known, and whether the hours count', () => {
    const one: OwnAttendance = {
      session: 's1',
      title: '演示培训',
      startsAt: '2026-06-01T01:00:00Z',
      result: 'late',
      minutes: 120,
      how: 'roll_call',
      note: '堵车',
      signed: false,
      at: '2026-06-01T02:00:00Z',
    }
    expect(attendanceMark(one)).toEqual({ text: '迟到', kind: 'amber' })
    expect(attendanceWords(one, today)).toBe('6月1日（星期一）09:00。老师点名登记。老师还没有签字，学时没有算。备注：堵车')
    expect(attendanceWords({ ...one, signed: true }, today)).toContain('学时 120 分钟')
  })
})
