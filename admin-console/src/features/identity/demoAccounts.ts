import { shallowRef } from 'vue'
import { access } from '@/shared/access'
import type { DemoAccount, Role } from '@/shared/api/types'
import { fetchKnown } from '@/shared/device/known'
import { listDemoAccounts } from './api'

/** Roles with work in the console, the one that starts the work first. */
const STAFF: readonly Role[] = ['case_officer', 'editor', 'approver', 'leader', 'legal_reviewer', 'secrecy_reviewer', 'counsel', 'auditor', 'admin', 'township']

const rank = ({ roles }: DemoAccount) => STAFF.findIndex((role) => roles.includes(role))

/** Those who have work here, in that order. */
export function staffOf(accounts: readonly DemoAccount[]): DemoAccount[] {
  return accounts.filter((account) => rank(account) >= 0).sort((a, b) => rank(a) - rank(b))
}

/** Staff accounts of a demo server; every other server answers 404, and the list stays empty. */
export const demoAccounts = shallowRef<DemoAccount[]>([])

export const DEMO_PASSWORD = 'demo-password-1'

export async function findDemoAccounts(): Promise<void> {
  try {
    const { data: accounts } = await fetchKnown('demoAccounts', listDemoAccounts)
    access.demo = true
    demoAccounts.value = staffOf(accounts)
  } catch {
    access.demo = false
  }
}
