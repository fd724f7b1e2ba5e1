import { reactive } from 'vue'
import type { CurrentPerson, Role } from './api/types'

interface Access {
  operations: ReadonlySet<string>
  account: string
  /** Id of the signed-in person. */
  person: string
  /** As others read it. */
  name: string
  roles: ReadonlySet<Role>
  /** Grows with every sign-in, so that pages that were refused load again. */
  signIns: number
  demo: boolean
  /** Whether the server says who is here; otherwise this device remembers it. */
  connected: boolean
  /** The session has ended, and the page waits under the sign-in for the same person. */
  expired: boolean
}

/** What the signed-in person may do, for every page; only the session writes it. */
export const access = reactive<Access>({
  operations: new Set(),
  account: '',
  person: '',
  name: '',
  roles: new Set(),
  signIns: 0,
  demo: false,
  connected: false,
  expired: false,
})

/**
 * @param connected whether the server says so
 */
export function grantAccess(person: CurrentPerson, connected = true): void {
  access.account = person.account
  access.person = person.id
  access.name = person.displayName
  access.roles = new Set(person.roles.map(({ role }) => role))
  access.operations = new Set(person.operations)
  access.connected = connected
  access.expired = false
  access.signIns++
}

export function endAccess(): void {
  access.account = ''
  access.person = ''
  access.name = ''
  access.roles = new Set()
  access.operations = new Set()
  access.connected = false
  access.expired = false
}

export function may(operation: string): boolean {
  return access.operations.has(operation)
}
