import { answer, api } from '@/shared/api/client'

export interface Service {
  code: string
  name: string
}

/** What offices of the directory do. */
export async function listServices(): Promise<Service[]> {
  return (await answer(api.GET('/api/office-services'))).items
}
