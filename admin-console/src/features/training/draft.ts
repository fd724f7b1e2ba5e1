import type { FieldError, PostRole, SeatQuota, SessionHeld, TrainingSessionDraft } from '@/shared/api/types'
import { instantOf } from '@/shared/dates'

/** Times are minutes in China's one time, `2026-06-20 09:00`. */
export interface SessionForm {
  title: string
  audience: PostRole[]
  townships: string[]
  capacity: number | undefined
  opensAt: string
  closesAt: string
  startsAt: string
  endsAt: string
  place: string
  trainer: string
  topics: string[]
  note: string
  form: SessionHeld
  link: string
  trainerPerson: string
  minutes: number | undefined
  offerHours: number
  quotas: SeatQuota[]
}

export const FIELDS: Record<keyof SessionForm, string> = {
  title: '培训名称',
  audience: '给谁培训',
  townships: '哪些镇街',
  capacity: '名额',
  opensAt: '报名开始',
  closesAt: '报名截止',
  startsAt: '上课开始',
  endsAt: '上课结束',
  place: '地点',
  trainer: '授课人',
  topics: '内容',
  note: '注意事项',
  form: '怎样上课',
  link: '线上网址',
  trainerPerson: '培训老师账号',
  minutes: '学时（分钟）',
  offerHours: '名额空出来时',
  quotas: '各镇街名额',
}

export function emptySession(now: string): SessionForm {
  return {
    title: '',
    audience: ['child_director'],
    townships: [],
    capacity: undefined,
    opensAt: now,
    closesAt: '',
    startsAt: '',
    endsAt: '',
    place: '',
    trainer: '',
    topics: [],
    note: '',
    form: 'classroom',
    link: '',
    trainerPerson: '',
    minutes: undefined,
    offerHours: 0,
    quotas: [],
  }
}

const IN_ORDER = [
  ['opensAt', 'closesAt', '报名截止要在报名开始之后。'],
  ['closesAt', 'startsAt', '要先截止报名，再开始上课。'],
  ['startsAt', 'endsAt', '上课结束要在上课开始之后。'],
] as const

/** What can be said before asking the server, with the same pointers the server uses. */
export function faultsOf(form: SessionForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof SessionForm, message: string) => faults.push({ pointer: `/${field}`, message })
  if (form.title.trim().length < 2) say('title', '请写培训的名称，至少两个字。')
  if (!form.audience.length) say('audience', '请至少选一类人。')
  if (!form.capacity) say('capacity', '请填写有多少名额。')
  for (const time of ['opensAt', 'closesAt', 'startsAt', 'endsAt'] as const) if (!form[time]) say(time, '请选择时间。')
  for (const [earlier, later, message] of IN_ORDER) {
    const wrong = later === 'startsAt' ? form[later] < form[earlier] : form[later] <= form[earlier]
    if (form[earlier] && form[later] && wrong) say(later, message)
  }
  if (form.place.trim().length < 2) say('place', '请写上课的地点。')
  if (form.form === 'online' && !/^https:\/\/\S{3,}$/.test(form.link.trim())) say('link', '请写线上培训的网址，以 https:// 开头。')
  const given = form.quotas.reduce((sum, quota) => sum + quota.seats, 0)
  if (form.capacity && given > form.capacity) say('quotas', `各镇街名额加起来是 ${given}，超过总名额 ${form.capacity}。`)
  if (new Set(form.quotas.map(({ township }) => township)).size < form.quotas.length) say('quotas', '一个镇街只写一次。')
  if (form.quotas.some(({ township }) => !township)) say('quotas', '请选镇街，或者去掉空的一行。')
  if (!form.topics.length) say('topics', '请写至少一项内容，例如 强制报告。')
  return faults
}

export function draftOf(form: SessionForm): TrainingSessionDraft {
  return {
    title: form.title.trim(),
    audience: form.audience,
    townships: form.townships,
    capacity: form.capacity ?? 0,
    opensAt: instantOf(form.opensAt),
    closesAt: instantOf(form.closesAt),
    startsAt: instantOf(form.startsAt),
    endsAt: instantOf(form.endsAt),
    place: form.place.trim(),
    topics: form.topics.map((topic) => topic.trim()),
    ...(form.trainer.trim() && { trainer: form.trainer.trim() }),
    ...(form.note.trim() && { note: form.note.trim() }),
    form: form.form,
    ...(form.form === 'online' && { link: form.link.trim() }),
    ...(form.trainerPerson && { trainerPerson: form.trainerPerson }),
    ...(form.minutes && { minutes: form.minutes }),
    offerHours: form.offerHours,
    quotas: form.quotas,
  }
}
