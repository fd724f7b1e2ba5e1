import type { CurrentPerson } from '../api/types'
import { forgetKnown, keepKnown, lastKnown } from './known'

const NAME = 'person'

/** What can be done without a network. */
const IN_THE_FIELD: readonly string[] = ['listPufaEvents', 'createPufaEvent', 'addEventPhoto']

/** Who is at this device when the server cannot be asked; without what the account may do otherwise. */
export async function rememberPerson({ id, account, displayName, operations }: CurrentPerson): Promise<void> {
  const data: CurrentPerson = { id, account, displayName, roles: [], operations: operations.filter((operation) => IN_THE_FIELD.includes(operation)) }
  await keepKnown(NAME, { data, at: new Date().toISOString() })
}

export async function rememberedPerson(): Promise<CurrentPerson | undefined> {
  const person = (await lastKnown<CurrentPerson>(NAME))?.data
  return person?.operations.length ? person : undefined
}

export function forgetPerson(): Promise<void> {
  return forgetKnown(NAME)
}
