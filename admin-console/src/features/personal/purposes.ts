import type { RevealPurpose, Role } from '@/shared/api/types'

export const PURPOSES: Record<RevealPurpose, string> = {
  record_check: '查违法犯罪记录（未成年人保护法第六十二条）',
  volunteer_register: '志愿者登记（志愿服务条例第七条）',
}

const ROLES_OF: Record<RevealPurpose, readonly Role[]> = {
  record_check: ['child_director', 'child_supervisor'],
  volunteer_register: ['volunteer'],
}

/** What the number of somebody with these roles may be looked at for; nothing for most people. */
export function purposesFor(roles: readonly Role[]): RevealPurpose[] {
  return (Object.keys(ROLES_OF) as RevealPurpose[]).filter((purpose) => ROLES_OF[purpose].some((role) => roles.includes(role)))
}

/** `4408**********1234`: first and last four. */
export function masked(idNumber: string): string {
  return idNumber.slice(0, 4) + '*'.repeat(Math.max(0, idNumber.length - 8)) + idNumber.slice(-4)
}
