import { answer, api } from '@/shared/api/client'
import type { AssignmentDraft, GuardianConsent, Rows, ServiceRecord, TrainingSession, Volunteer, VolunteerAssignment, VolunteerFile, VolunteerQuery } from '@/shared/api/types'

export function listVolunteers(query: VolunteerQuery & { page: number; size: number }): Promise<Rows<Volunteer>> {
  return answer(api.GET('/api/volunteers', { params: { query } }))
}

export function getVolunteer(volunteer: string): Promise<VolunteerFile> {
  return answer(api.GET('/api/volunteers/{volunteer}', { params: { path: { volunteer } } }))
}

export function exportVolunteers(purpose: string): Promise<Blob> {
  return answer(api.POST('/api/volunteers/export', { body: { purpose }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function noteGuardianConsent(volunteer: string, body: GuardianConsent, key: string): Promise<VolunteerFile> {
  const params = { path: { volunteer }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/volunteers/{volunteer}/guardian', { params, body }))
}

export function assignVolunteer(volunteer: string, body: AssignmentDraft, key: string): Promise<VolunteerAssignment> {
  const params = { path: { volunteer }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/volunteers/{volunteer}/assignments', { params, body }))
}

export function cancelAssignment(assignment: string, reason: string, key: string): Promise<VolunteerAssignment> {
  const params = { path: { assignment }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/assignments/{assignment}/cancel', { params, body: { reason } }))
}

export function recordVolunteerTime(assignment: string, body: ServiceRecord, key: string): Promise<VolunteerAssignment> {
  const params = { path: { assignment }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/assignments/{assignment}/service', { params, body }))
}

export function recordVolunteerCheck(body: { person: string; checkedOn: string; askedBy: string }, key: string): Promise<unknown> {
  return answer(api.POST('/api/record-checks', { params: { header: { 'Idempotency-Key': key } }, body }))
}

/** Those to which somebody can still be sent. */
export function comingSessions(): Promise<Rows<TrainingSession>> {
  return answer(api.GET('/api/training-sessions', { params: { query: { page: 1, size: 50 } } }))
}
