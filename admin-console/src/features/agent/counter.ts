import type { ProblemError } from '@/shared/api/problem'
import type { Agent, CounterChange } from '@/shared/api/types'
import type { AgentRole } from './words'

export interface CounterForm {
  replaces: string
  name: string
  phone: string
  as: AgentRole
  reason: string
  /** Id of the uploaded scan; empty until it is uploaded. */
  scan: string
}

/** Who comes to the counter mostly takes the place of the only one who acted. */
export function emptyCounter(acting: readonly Agent[]): CounterForm {
  const [only, ...others] = acting.filter((agent) => agent.role === 'org_agent')
  return { replaces: only && !others.length ? only.id : '', name: '', phone: '', as: 'org_agent', reason: '', scan: '' }
}

/** Message by field; empty when all is there. */
export function faultsOf(form: CounterForm, hasScan: boolean): Record<string, string> {
  const faults: Record<string, string> = {}
  if (form.name.trim().length < 2) faults.name = '请填写姓名。'
  if (!/^1\d{10}$/.test(form.phone.trim())) faults.phone = '请填写 11 位手机号。'
  if (form.reason.trim().length < 2) faults.reason = '请写明理由，至少两个字。'
  if (!hasScan) faults.scan = '请选择单位证明的扫描件。'
  return faults
}

/** What the officer was told of an account, and for which phone and name. */
export interface OtherName {
  account: string
  phone: string
  name: string
}

/** That the phone's account is called otherwise; nothing where it was refused for something else. */
export function otherNameOf({ problem }: ProblemError, form: CounterForm): OtherName | undefined {
  const account = (problem as { accountName?: string }).accountName
  return account ? { account, phone: form.phone.trim(), name: form.name.trim() } : undefined
}

/** Whether it is this phone and name that the officer was told about. */
export const isAbout = (other: OtherName | undefined, form: CounterForm): boolean => other?.phone === form.phone.trim() && other.name === form.name.trim()

export function changeOf(form: CounterForm, otherNameSeen = false): CounterChange {
  return {
    phone: form.phone.trim(),
    name: form.name.trim(),
    as: form.as,
    reason: form.reason.trim(),
    scan: form.scan,
    ...(form.replaces && { replaces: form.replaces }),
    ...(otherNameSeen && { otherNameSeen }),
  }
}
