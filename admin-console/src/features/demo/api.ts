import { answer, api } from '@/shared/api/client'
import type { PhoneMessage } from '@/shared/api/types'

export async function listPhoneMessages(): Promise<PhoneMessage[]> {
  return (await answer(api.GET('/api/demo/phone-messages'))).items
}
