import { isTold } from '@/shared/words'
import { may } from '@/shared/access'
import { answer, api } from '@/shared/api/client'
import type {
  AudienceEntry,
  ChosenReminded,
  Circular,
  CircularChange,
  CircularDraft,
  CircularProgress,
  CircularRecipient,
  CircularState,
  DryRun,
  Effect,
  Missing,
  ReminderPreview,
  Rows,
  Settlement,
  Template,
  TemplatePreview,
  TemplateSummary,
  TemplateVersion,
  WayChannel,
  WayState,
} from '@/shared/api/types'

interface Page {
  page: number
  size: number
}

const of = (circular: string, key: string) => ({ path: { circular }, header: { 'Idempotency-Key': key } })

export function listCirculars(query: Page & { state?: CircularState }): Promise<Rows<Circular>> {
  return answer(api.GET('/api/circulars', { params: { query } }))
}

export function createCircular(body: CircularDraft, key: string): Promise<Circular> {
  return answer(api.POST('/api/circulars', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function getCircular(circular: string): Promise<Circular> {
  return answer(api.GET('/api/circulars/{circular}', { params: { path: { circular } } }))
}

export function updateCircular(circular: string, body: CircularChange, key: string): Promise<Circular> {
  return answer(api.PUT('/api/circulars/{circular}', { params: of(circular, key), body }))
}

export function dryRunCircular(circular: string): Promise<DryRun> {
  return answer(api.GET('/api/circulars/{circular}/dry-run', { params: { path: { circular } } }))
}

export function listCircularAudience(circular: string, query: Page & { included?: boolean }): Promise<Rows<AudienceEntry>> {
  return answer(api.GET('/api/circulars/{circular}/audience', { params: { path: { circular }, query } }))
}

/** At once without a moment. */
export function releaseCircular(circular: string, releaseAt: string | undefined, key: string): Promise<Circular> {
  return answer(api.POST('/api/circulars/{circular}/release', { params: of(circular, key), body: { releaseAt } }))
}

export function pauseCircular(circular: string, reason: string, key: string): Promise<CircularProgress> {
  return answer(api.POST('/api/circulars/{circular}/pause', { params: of(circular, key), body: { reason } }))
}

export function resumeCircular(circular: string, key: string): Promise<CircularProgress> {
  return answer(api.POST('/api/circulars/{circular}/resume', { params: of(circular, key), body: {} }))
}

export function cancelCircular(circular: string, reason: string, key: string): Promise<{ cancelled: number }> {
  return answer(api.POST('/api/circulars/{circular}/cancel', { params: of(circular, key), body: { reason } }))
}

export function getCircularProgress(circular: string): Promise<CircularProgress> {
  return answer(api.GET('/api/circulars/{circular}/progress', { params: { path: { circular } } })) as Promise<CircularProgress>
}

export const progressStreamOf = (circular: string) => `/api/circulars/${encodeURIComponent(circular)}/progress`

export interface RecipientQuery extends Page {
  missing?: Missing
  channel?: WayChannel
  state?: WayState
}

export function listCircularRecipients(circular: string, query: RecipientQuery): Promise<Rows<CircularRecipient>> {
  return answer(api.GET('/api/circulars/{circular}/recipients', { params: { path: { circular }, query } }))
}

export function getCircularEffect(circular: string): Promise<Effect> {
  return answer(api.GET('/api/circulars/{circular}/effect', { params: { path: { circular } } }))
}

/** The workbook of what was sent to whom. */
export function exportCircularRecord(circular: string): Promise<Blob> {
  const params = { path: { circular } }
  return answer(api.GET('/api/circulars/{circular}/record', { params, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function settleMessage(message: string, body: Settlement, key: string): Promise<unknown> {
  const params = { path: { message }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/messages/{message}/settle', { params, body }))
}

/** Name of a member of staff; undefined when it is nobody the server lists. */
export async function staffName(person: string): Promise<string | undefined> {
  return (await answer(api.GET('/api/staffing'))).people.find(({ id }) => id === person)?.displayName
}

export interface Asked {
  id: string
  title: string
}

/** What organisations were asked to do before: campaigns and circulars that went out. */
export async function listAsked(): Promise<Asked[]> {
  const [campaigns, circulars] = await Promise.all([
    answer(api.GET('/api/campaigns')),
    answer(api.GET('/api/circulars', { params: { query: { page: 1, size: 100 } } })),
  ])
  return [
    ...campaigns.items.filter(isTold).map(({ id, year }) => ({ id, title: `${year} 年度年报` })),
    ...circulars.items.filter(({ releasedAt }) => releasedAt).map(({ id, title }) => ({ id, title })),
  ]
}

/** Templates that may be used, by purpose. */
export async function listUsableTemplates(): Promise<TemplateSummary[]> {
  return (await answer(api.GET('/api/templates', { params: { query: { page: 1, size: 100 } } }))).items
}

export function getTemplate(template: string): Promise<Template> {
  return answer(api.GET('/api/templates/{template}', { params: { path: { template } } }))
}

export function getTemplateVersion(template: string, version: number): Promise<TemplateVersion> {
  return answer(api.GET('/api/templates/{template}/versions/{version}', { params: { path: { template, version } } }))
}

export interface PreviewOrder {
  organization: string
  version: number
  values: Record<string, string>
}

export function previewTemplate(template: string, body: PreviewOrder): Promise<TemplatePreview> {
  return answer(api.POST('/api/templates/{template}/preview', { params: { path: { template } }, body }))
}

export function extendDuty(circular: string, organization: string, body: { until: string; reason: string }, key: string): Promise<unknown> {
  const params = { path: { circular, organization }, header: { 'Idempotency-Key': key } }
  return answer(api.PUT('/api/circulars/{circular}/organizations/{organization}/extension', { params, body }))
}

export function withdrawDuty(circular: string, organization: string, reason: string, key: string): Promise<unknown> {
  const params = { path: { circular, organization }, header: { 'Idempotency-Key': key } }
  return answer(api.PUT('/api/circulars/{circular}/organizations/{organization}/withdrawal', { params, body: { reason } }))
}

export function previewReminders(circular: string, organizations: string[]): Promise<ReminderPreview> {
  return answer(api.POST('/api/circulars/{circular}/reminder-preview', { params: { path: { circular } }, body: { organizations } }))
}

export function remindOrganizations(circular: string, organizations: string[], key: string): Promise<ChosenReminded> {
  return answer(api.POST('/api/circulars/{circular}/reminders', { params: of(circular, key), body: { organizations } }))
}

export interface ByHand {
  calls: number
  letters: number
}

/** How many organisations of a circular wait for a person: to be called, to be written to. */
export async function countByHand(circular: string): Promise<ByHand> {
  const query = { circular, page: 1, size: 1 }
  const [calls, letters] = await Promise.all([
    may('listCalls') ? answer(api.GET('/api/calls', { params: { query: { ...query, state: 'open' } } })) : undefined,
    may('listLetters') ? answer(api.GET('/api/letters', { params: { query: { ...query, state: 'waiting' } } })) : undefined,
  ])
  return { calls: calls?.total ?? 0, letters: letters?.total ?? 0 }
}
