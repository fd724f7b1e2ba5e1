import { answer, api } from '@/shared/api/client'
import type { CountySetup } from '@/shared/api/types'

export function getCountySetup(): Promise<CountySetup> {
  return answer(api.GET('/api/county-setup'))
}
