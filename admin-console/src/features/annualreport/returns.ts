import returnState from '@/shared/api/generated/values/ReturnState'
import type { Return, ReturnConsent, ReturnState } from '@/shared/api/types'

export const RETURN_STATES: Record<ReturnState, string> = returnState

export const RETURN_WAYS: Record<Return['how'], string> = { online: '网上报送', paper: '纸质报送', staff: '工作人员代录' }

export const CONSENTS: Record<ReturnConsent, string> = {
  given: '业务主管单位已初审',
  missing: '业务主管单位还没有初审',
  not_needed: '不需要（直接登记）',
}

/** `1,234.05 元`; computed on whole 分, so that no sum is off by one. */
export function yuan(fen: number | undefined): string {
  if (fen === undefined) return ''
  const whole = Math.trunc(fen / 100)
  return `${whole.toLocaleString('zh-CN')}.${String(fen % 100).padStart(2, '0')} 元`
}

/** What an officer must notice first. */
export function marksOf({ late, consent }: Return): string[] {
  return [...(late ? ['逾期'] : []), ...(consent === 'missing' ? ['缺初审'] : [])]
}
