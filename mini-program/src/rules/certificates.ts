import type { components } from '@/contract/certificate'

export type Verification = components['schemas']['CertificateVerification']
export type Certificate = components['schemas']['MyCertificate']

type Mark = { text: string; kind: 'amber' | 'blue' | 'red' | 'quiet' }

/** The state of a certificate in one word, with its colour. */
const states: Record<Verification['state'], { title: string; kind: Mark['kind'] }> = {
  valid: { title: '有效', kind: 'blue' },
  expired: { title: '已到期', kind: 'amber' },
  renewed: { title: '已换新证', kind: 'quiet' },
  revoked: { title: '已撤销', kind: 'red' },
  unknown: { title: '没有查到', kind: 'amber' },
}

export function stateTitle(state: Verification['state']): string {
  return states[state].title
}

export function stateMark(state: Verification['state']): Mark {
  return { text: states[state].title, kind: states[state].kind }
}

const length = 16

/** What is wrong with a number as it was typed; empty where it can be looked up. */
export function numberFault(typed: string): string {
  const signs = typed.replace(/[\s-]/g, '')
  if (signs === '') return '请填证书编号'
  if (/[^0-9A-Za-z]/.test(signs)) return '编号里只有字母和数字'
  return signs.length === length ? '' : `编号是 ${length} 个字母和数字，您填了 ${signs.length} 个`
}

/** Whether the holder can renew it now. */
export function isRenewable(one: Certificate, today: string): boolean {
  return one.state === 'valid' && one.renewableFrom !== undefined && one.renewableFrom <= today
}
