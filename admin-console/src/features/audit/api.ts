import { answer, api } from '@/shared/api/client'
import type { AuditEvent, Rows } from '@/shared/api/types'

export function listAuditEvents(action: string | undefined, page: number, size: number): Promise<Rows<AuditEvent>> {
  return answer(api.GET('/api/audit-events', { params: { query: { action, page, size } } }))
}
