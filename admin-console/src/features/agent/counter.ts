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

export function changeOf(form: CounterForm): CounterChange {
  return {
    phone: form.phone.trim(),
    name: form.name.trim(),
    as: form.as,
    reason: form.reason.trim(),
    scan: form.scan,
    ...(form.replaces && { replaces: form.replaces }),
  }
}
