import type { Deputy, DeputyDraft, DeputyState, FieldError, Role, StaffMember } from '@/shared/api/types'
import { daysBetween, today } from '@/shared/dates'
import type { Tone } from '@/shared/words'
import { STAFF } from './roles'

export const DEPUTY_STATES: Record<DeputyState, string> = { now: '代理中', coming: '未开始', past: '已结束' }
export const DEPUTY_TONES: Record<DeputyState, Tone> = { now: 'green', coming: 'blue', past: 'plain' }

const ORDER: readonly DeputyState[] = ['now', 'coming', 'past']
const LONGEST_DAYS = 184

/** Those of today first; within one state as the server lists them. */
export function byState(deputies: readonly Deputy[]): Deputy[] {
  return [...deputies].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

export interface DeputyForm {
  absent: string
  role: Role | ''
  deputy: string
  from: string
  until: string
  reason: string
}

export const FIELDS = { absent: '谁外出', role: '代理哪个角色', deputy: '由谁代理', from: '从哪天', until: '到哪天', reason: '理由' }

/** Roles of somebody that another can stand in for. */
export function rolesOf(person: StaffMember | undefined): Role[] {
  const held = new Set(person?.roles.map(({ role }) => role))
  return STAFF.filter((role) => held.has(role))
}

/** Whoever could stand in: not the absent person, and without the role so far. */
export function candidates(people: readonly StaffMember[], { absent, role }: Pick<DeputyForm, 'absent' | 'role'>): StaffMember[] {
  return people.filter((person) => person.id !== absent && !person.roles.some((held) => held.role === role))
}

export function faultsOf(form: DeputyForm, now: string = today()): FieldError[] {
  const faults: FieldError[] = []
  if (!form.absent) faults.push({ pointer: '/absent', message: '请选择外出的人。' })
  if (!form.role) faults.push({ pointer: '/role', message: '请选择要代理的角色。' })
  if (!form.deputy) faults.push({ pointer: '/deputy', message: '请选择代理人。' })
  if (!form.from) faults.push({ pointer: '/from', message: '请选择第一天。' })
  else if (form.from < now) faults.push({ pointer: '/from', message: '代理从今天或以后的日期开始。' })
  if (!form.until) faults.push({ pointer: '/until', message: '请选择最后一天。' })
  else if (form.from && form.until < form.from) faults.push({ pointer: '/until', message: '最后一天不能早于第一天。' })
  else if (form.from && daysBetween(form.from, form.until) > LONGEST_DAYS) {
    faults.push({ pointer: '/until', message: '代理最长半年。时间更长，请把角色交给别人。' })
  }
  if (form.reason.trim().length < 2) faults.push({ pointer: '/reason', message: '请写明理由，至少两个字。' })
  return faults
}

/** Only of a form without faults. */
export function draftOf(form: DeputyForm): DeputyDraft {
  return { ...form, role: form.role as Role, reason: form.reason.trim() }
}
