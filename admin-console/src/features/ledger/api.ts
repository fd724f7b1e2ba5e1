import { answer, api } from '@/shared/api/client'
import type { InspectionDrawDraft, LedgerBy, LedgerClocks, LedgerEntryDraft, LedgerEntryPage, LedgerEntryWhole, LedgerFigures, LedgerKindCode, LedgerKinds, LedgerRevision, LedgerStepCorrection, LedgerStepDraft } from '@/shared/api/types'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
let known: Promise<LedgerKinds> | undefined

/** What the kinds are changes only with the server: asked for once while the page is open. */
export function getLedgerKinds(): Promise<LedgerKinds> {
  known ??= answer(api.GET('/api/ledger-kinds'))
  known.catch(() => (known = undefined))
  return known
}

export function getLedgerClocks(): Promise<LedgerClocks> {
  return answer(api.GET('/api/ledger-clocks'))
}

export function getLedgerFigures(kind: LedgerKindCode, year: number): Promise<LedgerFigures> {
  return answer(api.GET('/api/ledger-figures', { params: { query: { kind, year } } }))
}

export function listLedgerEntries(query: { kind: LedgerKindCode; state?: string; year?: number; mine?: boolean; text?: string; page: number; size: number }): Promise<LedgerEntryPage> {
  return answer(api.GET('/api/ledger-entries', { params: { query } }))
}

export function getLedgerEntry(entry: string): Promise<LedgerEntryWhole> {
  return answer(api.GET('/api/ledger-entries/{entry}', { params: { path: { entry } } }))
}

export function openLedgerEntry(body: LedgerEntryDraft, key: string): Promise<LedgerEntryWhole> {
  return answer(api.POST('/api/ledger-entries', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function drawInspection(body: InspectionDrawDraft, key: string): Promise<LedgerEntryWhole> {
  return answer(api.POST('/api/inspection-draws', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function reviseLedgerEntry(entry: string, body: LedgerRevision, key: string): Promise<LedgerEntryWhole> {
  return answer(api.PUT('/api/ledger-entries/{entry}', { params: { path: { entry }, header: { 'Idempotency-Key': key } }, body }))
}

export function claimLedgerEntry(entry: string, key: string): Promise<LedgerEntryWhole> {
  return answer(api.POST('/api/ledger-entries/{entry}/claim', { params: { path: { entry }, header: { 'Idempotency-Key': key } } }))
}

/** Whose step it is decides the operation, so that the table of permissions holds for each. */
export const STEP_OPERATIONS: Record<LedgerBy, string> = {
  officer: 'takeLedgerStep',
  leader: 'approveLedgerStep',
  legal: 'reviewLedgerStep',
  secrecy: 'clearLedgerStep',
}

const STEP_PATHS = {
  officer: '/api/ledger-entries/{entry}/steps',
  leader: '/api/ledger-entries/{entry}/approvals',
  legal: '/api/ledger-entries/{entry}/legal-reviews',
  secrecy: '/api/ledger-entries/{entry}/secrecy-reviews',
} as const

export function takeStep(by: LedgerBy, entry: string, body: LedgerStepDraft, key: string): Promise<LedgerEntryWhole> {
  return answer(api.POST(STEP_PATHS[by], { params: { path: { entry }, header: { 'Idempotency-Key': key } }, body }))
}

export function correctStep(entry: string, step: number, body: LedgerStepCorrection, key: string): Promise<LedgerEntryWhole> {
  return answer(api.POST('/api/ledger-entries/{entry}/steps/{step}/correction', { params: { path: { entry, step }, header: { 'Idempotency-Key': key } }, body }))
}

export function voidEntry(entry: string, reason: string, seen: number, key: string): Promise<LedgerEntryWhole> {
  return answer(api.POST('/api/ledger-entries/{entry}/void', { params: { path: { entry }, header: { 'Idempotency-Key': key } }, body: { reason, seen } }))
}

export function importLedger(kind: LedgerKindCode, file: ArrayBuffer, job: string, key: string): Promise<{ entries: number }> {
  return answer(
    api.POST('/api/ledger-imports/{kind}', {
      params: { path: { kind }, query: { job }, header: { 'Idempotency-Key': key } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': XLSX },
    }),
  )
}

export function markLedgerImport(kind: LedgerKindCode, file: ArrayBuffer): Promise<Blob> {
  return answer(
    api.POST('/api/ledger-imports/{kind}/faults', {
      params: { path: { kind } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': XLSX, Accept: '*/*' },
      parseAs: 'blob',
    }),
  )
}

export function getLedgerTemplate(kind: LedgerKindCode): Promise<Blob> {
  return answer(api.GET('/api/ledger-imports/{kind}/template', { params: { path: { kind } }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function exportLedger(kind: LedgerKindCode, year?: number): Promise<Blob> {
  return answer(api.GET('/api/ledger-exports/{kind}', { params: { path: { kind }, query: { year } }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}
