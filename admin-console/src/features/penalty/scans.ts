import { may } from '@/shared/access'
import type { PenaltyStep } from '@/shared/api/types'

/** What the link to a step's scan says; empty where there is none for the reader. */
export function scanOf(step: PenaltyStep): string {
  if (!step.file) return ''
  return isService(step) ? (may('getServiceFile') ? '看凭证' : '') : may('getPenaltyFile') ? '看扫描件' : ''
}

/** The proof of a service lies with what was served to the organisation, everything else with the case. */
export const scanPath = (penalty: string, step: PenaltyStep) =>
  isService(step)
    ? `/api/service-files/${encodeURIComponent(String(step.file))}`
    : `/api/penalties/${encodeURIComponent(penalty)}/files/${encodeURIComponent(String(step.file))}`

const isService = (step: PenaltyStep) => step.kind === 'served'
