import { reactive } from 'vue'

interface Access {
  operations: ReadonlySet<string>
  account: string
  /** Grows with every sign-in, so that pages that were refused load again. */
  signIns: number
  demo: boolean
}

/** What the signed-in person may do, for every page; only the session writes it. */
export const access = reactive<Access>({ operations: new Set(), account: '', signIns: 0, demo: false })

export function may(operation: string): boolean {
  return access.operations.has(operation)
}
