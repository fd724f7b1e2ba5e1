import { answer, api } from '@/shared/api/client'
import type { Agent, CounterChange, EndedBinding, Invitation, InvitationOrder, Rows } from '@/shared/api/types'

export function listAgents(organization: string): Promise<Rows<Agent>> {
  const params = { path: { organization }, query: { size: 100 } }
  return answer(api.GET('/api/organizations/{organization}/agents', { params }))
}

export function issueInvitation(organization: string, body: InvitationOrder, key: string): Promise<Invitation> {
  const params = { path: { organization }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/organizations/{organization}/invitations', { params, body }))
}

export function rebindAtCounter(organization: string, body: CounterChange, key: string): Promise<Agent> {
  const params = { path: { organization }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/organizations/{organization}/agents/counter', { params, body }))
}

export function endBinding(binding: string, reason: string, key: string): Promise<EndedBinding> {
  const params = { path: { binding }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/agent/bindings/{binding}/end', { params, body: { reason } }))
}

/** The session's cookie goes with it, so a link may open it. */
export const scanPath = (binding: string) => `/api/agent/bindings/${encodeURIComponent(binding)}/scan`
