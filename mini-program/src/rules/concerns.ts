import { beijingDay, dueWords, momentWords } from './days'
import { dueDay, isClosed, type Notice } from './notices'
import { offerLeft, type Enrolment } from './training'
import type { Assignment } from './volunteer'

export interface Known {
  notices: readonly Notice[]
  unread: number
  enrolments: readonly Enrolment[]
  assignments: readonly Assignment[]
}

/** One thing that concerns this person now; `id` is the notice, session or assignment it is about. */
export interface Concern {
  kind: 'filing' | 'training' | 'service' | 'unread'
  id: string
  title: string
  detail: string
}

const most = 3
const soonMillis = 14 * 86_400_000

/** At most three, the most pressing first: what is to be filed, where one is asked to help, one's trainings, what was not read. */
export function concernsOf(known: Known, now: Date): Concern[] {
  const due = toFile(known.notices).filter((notice) => urgency(notice, now) !== 'past')
  const unread = known.unread - due.filter((notice) => !notice.readAt).length
  return [
    ...due.map((notice) => filing(notice, now)),
    ...trainings(known.enrolments.filter(isOffered), now),
    ...known.assignments.filter(isAsked).map((assignment) => service(assignment, now)),
    ...trainings(known.enrolments.filter((one) => !isOffered(one)), now),
    ...(unread > 0 ? [{ kind: 'unread' as const, id: '', title: `您有 ${unread} 条通知没读`, detail: '打开消息看一看' }] : []),
  ].slice(0, most)
}

/** The newest notice of each return that was not filed, the earliest deadline first. */
export function toFile(notices: readonly Notice[]): Notice[] {
  const newest = new Map<string, Notice>()
  for (const notice of notices) {
    const what = `${notice.campaign} ${notice.organization}`
    if (notice.campaign && dueDay(notice) && !newest.has(what)) newest.set(what, notice)
  }
  return [...newest.values()]
    .filter((notice) => !isClosed(notice))
    .sort((one, other) => (dueDay(one) ?? '').localeCompare(dueDay(other) ?? ''))
}

function urgency(notice: Notice, now: Date) {
  return dueWords(dueDay(notice) ?? '', beijingDay(now)).urgency
}

function filing(notice: Notice, now: Date): Concern {
  const due = dueWords(dueDay(notice) ?? '', beijingDay(now))
  return { kind: 'filing', id: notice.id, title: `请报送年报，${due.left}`, detail: `${notice.organizationName}，${due.by}` }
}

/** An offer lapses, so it comes before what only draws near. */
function isOffered({ state }: Enrolment): boolean {
  return state === 'offered'
}

function trainings(enrolments: readonly Enrolment[], now: Date): Concern[] {
  return enrolments.flatMap((enrolment) => training(enrolment, now) ?? [])
}

function training(enrolment: Enrolment, now: Date): Concern | undefined {
  const ahead = new Date(enrolment.startsAt).getTime() - now.getTime()
  if (ahead < 0 || enrolment.state === 'withdrawn') return undefined
  const concern = { kind: 'training' as const, id: enrolment.session, detail: `${enrolment.title}，${enrolment.place}` }
  if (enrolment.signUp === 'cancelled') return { ...concern, title: '您报名的培训取消了' }
  if (enrolment.state === 'offered') return { ...concern, title: `培训名额等您答复，${offerLeft(enrolment.offerUntil ?? '', now)}` }
  if (enrolment.state === 'waiting') return { ...concern, title: `培训候补，您排在第 ${enrolment.queuePlace ?? 1} 位` }
  if (ahead > soonMillis) return undefined
  return { ...concern, title: `${momentWords(enrolment.startsAt, beijingDay(now))}，参加培训` }
}

function isAsked({ state, answerable }: Assignment): boolean {
  return state === 'proposed' && answerable
}

function service({ id, title, startsAt, place }: Assignment, now: Date): Concern {
  return { kind: 'service', id, title: '请您帮忙，等您答复', detail: `${title}，${momentWords(startsAt, beijingDay(now))}，${place}` }
}
