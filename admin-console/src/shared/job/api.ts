import { answer, api } from '../api/client'
import type { Job } from '../api/types'

export const listMyJobs = async (): Promise<Job[]> => (await answer(api.GET('/api/jobs'))).items as Job[]
export const getJob = (job: string): Promise<Job> => answer(api.GET('/api/jobs/{job}', { params: { path: { job } } })) as Promise<Job>
export const jobStreamOf = (job: string) => `/api/jobs/${encodeURIComponent(job)}`

export function cancelJob(job: string, key: string): Promise<Job> {
  return answer(api.POST('/api/jobs/{job}/cancellation', { params: { path: { job }, header: { 'Idempotency-Key': key } } })) as Promise<Job>
}
