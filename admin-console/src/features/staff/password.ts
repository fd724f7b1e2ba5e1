import type { FieldError } from '@/shared/api/types'

export interface PasswordForm {
  current: string
  next: string
  again: string
}

export const SHORTEST = 12

/** What can be said without asking the server, which knows the common passwords too. */
export function passwordFaults(form: PasswordForm, account: string): FieldError[] {
  const faults: FieldError[] = []
  if (!form.current) faults.push({ pointer: '/current', message: '请填写现在的密码。' })
  if ([...form.next].length < SHORTEST) faults.push({ pointer: '/next', message: `新密码至少 ${SHORTEST} 个字符。` })
  else if (form.next.toLowerCase().includes(account.toLowerCase())) faults.push({ pointer: '/next', message: '新密码里不能有账号。' })
  else if (form.next === form.current) faults.push({ pointer: '/next', message: '新密码要和现在的不一样。' })
  if (form.again !== form.next) faults.push({ pointer: '/again', message: '两次填的不一样，请再填一次。' })
  return faults
}
