import type { components as identity } from '@/contract/identity'
import type { components as attendance } from '@/contract/attendance'
import type { components as enrolment } from '@/contract/enrolment'
import type { components as training } from '@/contract/training'
import { beijingDay, dayWithWeekday, momentWords } from './days'
import { roleWords } from './words'

export type TrainingSession = training['schemas']['TrainingSession']
export type Enrolment = enrolment['schemas']['Enrolment']
export type OwnAttendance = attendance['schemas']['OwnAttendance']
type PostRole = Enrolment['role']
type Grant = identity['schemas']['Grant']
type Mark = { text: string; kind: 'amber' | 'blue' | 'red' | 'quiet' }

/** Something a person is, and where: with it one signs up. */
export interface Post {
  role: PostRole
  division: string
}

/** A session's day and hours: 6月1日（星期一）09:00 到 17:00, or both days. */
export function timeWords(session: { startsAt: string; endsAt: string }, today: string): string {
  const from = momentWords(session.startsAt, today)
  const to = momentWords(session.endsAt, today)
  const sameDay = beijingDay(new Date(session.startsAt)) === beijingDay(new Date(session.endsAt))
  return `${from} 到 ${sameDay ? to.slice(-5) : to}`
}

interface Seats {
  seatsLeft: number
  waiting: number
  /** Whose seats they are: 您镇街的. */
  whose: string
}

/** What is left for the post in this division, or for the best of one's own; of all where nothing is divided. */
export function seatsFor(session: TrainingSession, division?: string): Seats {
  const mine = session.forMe ?? []
  const own = mine.find((one) => one.division === division) ?? [...mine].sort((one, other) => other.seatsLeft - one.seatsLeft || one.waiting - other.waiting)[0]
  if (!own) return { ...session, whose: '' }
  return { ...own, whose: session.quotas.some((quota) => own.division.startsWith(quota.township)) ? '您镇街的' : '不分镇街的' }
}

/** 还有 12 个名额, or what becomes of the next one who signs up. */
export function seatsWords(session: TrainingSession, division?: string): string {
  const { seatsLeft, waiting, whose } = seatsFor(session, division)
  if (seatsLeft > 0) return whose === '' ? `还有 ${seatsLeft} 个名额` : `${whose}名额还有 ${seatsLeft} 个`
  return waiting === 0 ? `${whose}名额已满，可以排队等候补` : `${whose}名额已满，已有 ${waiting} 人排队等候补`
}

/** For whom it is: 儿童主任、儿童督导员 */
export function audienceWords(session: TrainingSession): string {
  return session.audience.map((role) => roleWords[role]).join('、')
}

/** The posts with which this person can sign up for this session. */
export function fittingPosts(session: TrainingSession, grants: readonly Grant[]): Post[] {
  const inArea = (code: string) => session.townships.length === 0 || session.townships.some((one) => code.startsWith(one))
  return grants
    .filter((grant) => session.audience.some((role) => role === grant.role) && inArea(grant.division))
    .map((grant) => ({ role: grant.role as PostRole, division: grant.division }))
}

/** Why nobody, or not this person, can sign up now; nothing where they can. */
export function whyNot(session: TrainingSession, grants: readonly Grant[], today: string): string {
  if (session.signUp === 'cancelled') return '这期培训取消了'
  if (session.signUp === 'not_yet') return `${momentWords(session.opensAt, today)} 开始报名`
  if (session.signUp === 'closed') return '报名已经截止'
  if (session.openToMe || fittingPosts(session, grants).length > 0) return ''
  const held = grants.some((grant) => session.audience.some((role) => role === grant.role))
  return held ? '这期只收几个镇街的人，没有您那里' : `这期面向${audienceWords(session)}，您还没有这个身份`
}

/** What matters about a session in a list, the person's own state first. */
export function sessionMarks(session: TrainingSession, grants: readonly Grant[], today: string): Mark[] {
  if (session.mine && session.mine.state !== 'withdrawn') return [enrolmentMark(session.mine)]
  const reason = whyNot(session, grants, today)
  if (reason !== '') return [{ text: reason, kind: 'quiet' }]
  const closes = `${dayWithWeekday(beijingDay(new Date(session.closesAt)), today)}截止报名`
  return [{ text: seatsWords(session), kind: seatsFor(session).seatsLeft > 0 ? 'blue' : 'amber' }, { text: closes, kind: 'quiet' }]
}

/** Where one's own enrolment stands, in one word or two. */
export function enrolmentMark(enrolment: Enrolment): Mark {
  if (enrolment.signUp === 'cancelled') return { text: '已取消', kind: 'red' }
  if (enrolment.state === 'withdrawn') return { text: '已退出', kind: 'quiet' }
  if (enrolment.state === 'enrolled') return { text: '已报上', kind: 'blue' }
  if (enrolment.state === 'offered') return { text: '有名额，等您答复', kind: 'amber' }
  return { text: `候补第 ${enrolment.queuePlace ?? 1} 位`, kind: 'amber' }
}

/** Whether there is still a seat or a place in the queue to give back. */
export function canWithdraw(enrolment: Enrolment, now: Date): boolean {
  return enrolment.state !== 'withdrawn' && enrolment.signUp !== 'cancelled' && now < new Date(enrolment.startsAt)
}

/** What happens when one gives it back, before one does. */
export function withdrawalWords(enrolment: Enrolment): string {
  if (enrolment.state === 'offered') return '不要的话，名额马上给下一位。再报名要从最后排起。'
  return enrolment.state === 'waiting'
    ? '退出后，您排的位置就没有了。再报名要从最后排起。'
    : '退出后，名额就让给别人了。再报名可能已经没有名额。'
}

/** How long an offered seat is kept: 还剩 3 小时 20 分. */
export function offerLeft(until: string, now: Date): string {
  const minutes = Math.floor((Date.parse(until) - now.getTime()) / 60_000)
  if (minutes < 0) return '答复时间过了'
  if (minutes < 1) return '不到 1 分钟'
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `还剩 ${minutes} 分钟` : `还剩 ${hours} 小时 ${minutes % 60} 分`
}

/** What becomes of who waits when a seat is free. */
export function queueWords(session: TrainingSession): string {
  return session.offerHours === 0
    ? '有人退出，会按先后顺序补上，不用再报。'
    : `有人退出，按先后顺序通知您，${session.offerHours} 小时内答复要不要。`
}

/** Seats that are a township's own, and the ones for everybody else. */
export function quotaWords(session: TrainingSession, name: (code: string) => string): string {
  if (session.quotas.length === 0) return ''
  const own = session.quotas.map((quota) => `${name(quota.township)} ${quota.seats} 个`)
  const rest = session.capacity - session.quotas.reduce((sum, quota) => sum + quota.seats, 0)
  return `${own.join('，')}${rest > 0 ? `，其他镇街 ${rest} 个` : ''}。报名截止后，剩下的给候补的人。`
}

const doorsOpenMillis = 30 * 60_000

/** Whether the code on the trainer's screen counts now: till half of the minutes have passed. */
export function canArrive(session: TrainingSession, now: Date): boolean {
  if (session.mine?.state !== 'enrolled' || session.signUp === 'cancelled') return false
  const start = Date.parse(session.startsAt)
  const until = Math.min(start + (session.minutes * 60_000) / 2, Date.parse(session.endsAt))
  return now.getTime() >= start - doorsOpenMillis && now.getTime() < until
}

const resultWords = { present: '到场', late: '迟到', left_early: '早退', excused: '请假', absent: '未到' } as const
const howWords = { code: '到场码', roll_call: '老师点名', sheet: '到场表', signing: '老师签字时未到', correction: '老师更正' } as const

/** One session of the past in a mark and a line. */
export function attendanceMark(one: OwnAttendance): Mark {
  const kind = one.result === 'present' ? 'blue' : one.result === 'absent' ? 'red' : 'amber'
  return { text: resultWords[one.result], kind }
}

export function attendanceWords(one: OwnAttendance, today: string): string {
  const counted = one.signed ? `学时 ${one.minutes} 分钟` : '老师还没有签字，学时没有算'
  return [momentWords(one.startsAt, today), `${howWords[one.how]}登记`, counted, one.note && `备注：${one.note}`].filter(Boolean).join('。')
}
