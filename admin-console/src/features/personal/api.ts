import { answer, api } from '@/shared/api/client'
import type { RevealRequest } from '@/shared/api/types'

/** The whole number; every call is recorded with its purpose. */
export async function revealIdNumber(person: string, body: RevealRequest): Promise<string> {
  return (await answer(api.POST('/api/people/{person}/id-number/reveal', { params: { path: { person } }, body }))).idNumber
}
