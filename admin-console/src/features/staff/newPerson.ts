import type { FieldError, NewPerson } from '@/shared/api/types'
import { isChosen, type RoleChoice } from './roles'

export interface PersonForm {
  account: string
  displayName: string
  phone: string
  roles: RoleChoice[]
  reason: string
}

export const FIELDS = { displayName: '姓名', account: '账号', phone: '手机号', roles: '角色与范围', reason: '理由' }

export const emptyPerson = (): PersonForm => ({
  account: '',
  displayName: '',
  phone: '',
  roles: [{ role: '', division: '' }],
  reason: '',
})

export function faultsOf(form: PersonForm): FieldError[] {
  const faults: FieldError[] = []
  if (!form.displayName.trim()) faults.push({ pointer: '/displayName', message: '请填写姓名。' })
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(form.account.trim())) {
    faults.push({ pointer: '/account', message: '账号用小写字母开头，3 到 40 个小写字母、数字、点、横线。' })
  }
  if (form.phone.trim() && !/^1\d{10}$/.test(form.phone.trim())) faults.push({ pointer: '/phone', message: '手机号是 11 位数字。' })
  if (!form.roles.every(isChosen)) faults.push({ pointer: '/roles', message: '请选好角色；镇街的角色，还要选镇街。' })
  if (form.reason.trim().length < 2) faults.push({ pointer: '/reason', message: '请写明理由，至少两个字。' })
  return faults
}

export function newPersonOf(form: PersonForm): NewPerson {
  const phone = form.phone.trim()
  return {
    account: form.account.trim(),
    displayName: form.displayName.trim(),
    ...(phone && { phone }),
    roles: form.roles.filter(isChosen),
    reason: form.reason.trim(),
  }
}
