import { answer, api } from '@/shared/api/client'
import type { Coverage, Post, PostDecision, PostFile, PostLeaving, PostQuery, PostRequest, PostState, RecordCheckDraft, Rows } from '@/shared/api/types'

interface PageOf {
  page: number
  size: number
}

export function listPostRequests(query: PageOf & { state?: PostState }): Promise<Rows<PostRequest>> {
  return answer(api.GET('/api/post-requests', { params: { query } }))
}

export function decidePostRequest(request: string, body: PostDecision, key: string): Promise<PostRequest> {
  const params = { path: { request }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/post-requests/{request}/decide', { params, body }))
}

export function getCoverage(): Promise<Coverage> {
  return answer(api.GET('/api/posts/coverage'))
}

export function listPosts(query: PageOf & PostQuery): Promise<Rows<Post>> {
  return answer(api.GET('/api/posts', { params: { query } }))
}

export function exportPosts(query: PostQuery, purpose: string): Promise<Blob> {
  return answer(api.POST('/api/posts/export', { params: { query }, body: { purpose }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function getPost(division: string): Promise<PostFile> {
  return answer(api.GET('/api/posts/{division}', { params: { path: { division } } }))
}

export function leavePost(division: string, body: PostLeaving, key: string): Promise<PostFile> {
  const params = { path: { division }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/posts/{division}/leave', { params, body }))
}

export function revealPostPhone(division: string, reason: string, key: string): Promise<{ phone: string }> {
  const params = { path: { division }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/posts/{division}/phone', { params, body: { place: 'holder', reason } }))
}

export function recordCheck(body: RecordCheckDraft, key: string): Promise<unknown> {
  return answer(api.POST('/api/record-checks', { params: { header: { 'Idempotency-Key': key } }, body }))
}
