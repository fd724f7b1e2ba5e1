import { shallowRef } from 'vue'
import { access } from '@/shared/access'
import type { DemoAccount } from '@/shared/api/types'
import { isStaff } from '@/shared/words'
import { listDemoAccounts } from './api'

/** Staff accounts of a demo server; every other server answers 404, and the list stays empty. */
export const demoAccounts = shallowRef<DemoAccount[]>([])

export const DEMO_PASSWORD = 'demo-password-1'

export async function findDemoAccounts(): Promise<void> {
  try {
    const accounts = await listDemoAccounts()
    access.demo = true
    demoAccounts.value = accounts.filter((account) => isStaff(account.roles))
  } catch {
    access.demo = false
  }
}
