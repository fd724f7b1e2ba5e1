import { answer, api } from '@/shared/api/client'
import type { EnrolmentRow, EnrolmentState, PostRequest, PostState, Rows, TrainingSession, TrainingSessionDraft } from '@/shared/api/types'

interface PageOf {
  page: number
  size: number
}

export function listTrainingSessions(query: PageOf & { year?: number }): Promise<Rows<TrainingSession>> {
  return answer(api.GET('/api/training-sessions', { params: { query } }))
}

export function getTrainingSession(session: string): Promise<TrainingSession> {
  return answer(api.GET('/api/training-sessions/{session}', { params: { path: { session } } }))
}

export function createTrainingSession(body: TrainingSessionDraft, key: string): Promise<TrainingSession> {
  return answer(api.POST('/api/training-sessions', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function cancelTrainingSession(session: string, reason: string, key: string): Promise<TrainingSession> {
  const params = { path: { session }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/training-sessions/{session}/cancel', { params, body: { reason } }))
}

export function listEnrolments(session: string, query: PageOf & { state?: EnrolmentState }): Promise<Rows<EnrolmentRow>> {
  return answer(api.GET('/api/training-sessions/{session}/enrolments', { params: { path: { session }, query } }))
}

export function listPostRequests(query: PageOf & { state?: PostState }): Promise<Rows<PostRequest>> {
  return answer(api.GET('/api/post-requests', { params: { query } }))
}

export interface Decision {
  accept: boolean
  reason?: string
}

export function decidePostRequest(request: string, body: Decision, key: string): Promise<PostRequest> {
  const params = { path: { request }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/post-requests/{request}/decide', { params, body }))
}
