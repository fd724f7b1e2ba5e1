import { answer, api } from '@/shared/api/client'
import type { Rows, Template, TemplateChange, TemplateDraft, TemplatePreview, TemplatePurpose, TemplateSummary, TemplateTrial, TemplateVerdict, TemplateVersion } from '@/shared/api/types'

export interface TemplateQuery {
  purpose?: TemplatePurpose
  retired?: boolean
  page: number
  size: number
}

const of = (template: string, key: string) => ({ path: { template }, header: { 'Idempotency-Key': key } })

export function listTemplates(query: TemplateQuery): Promise<Rows<TemplateSummary>> {
  return answer(api.GET('/api/templates', { params: { query } }))
}

export function getTemplate(template: string): Promise<Template> {
  return answer(api.GET('/api/templates/{template}', { params: { path: { template } } }))
}

export function getTemplateVersion(template: string, version: number): Promise<TemplateVersion> {
  return answer(api.GET('/api/templates/{template}/versions/{version}', { params: { path: { template, version } } }))
}

export function createTemplate(body: TemplateDraft, key: string): Promise<Template> {
  return answer(api.POST('/api/templates', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export function addTemplateVersion(template: string, body: TemplateChange, key: string): Promise<Template> {
  return answer(api.POST('/api/templates/{template}/versions', { params: of(template, key), body }))
}

export function retireTemplate(template: string, reason: string, key: string): Promise<Template> {
  return answer(api.POST('/api/templates/{template}/retire', { params: of(template, key), body: { reason } }))
}

/** What is wrong with words that are being written, and how they would look. */
export function checkTemplate(body: TemplateTrial): Promise<TemplateVerdict> {
  return answer(api.POST('/api/templates/check', { body }))
}

export interface PreviewOrder {
  organization: string
  version: number
  values: Record<string, string>
}

export function previewTemplate(template: string, body: PreviewOrder): Promise<TemplatePreview> {
  return answer(api.POST('/api/templates/{template}/preview', { params: { path: { template } }, body }))
}

export interface StatuteName {
  code: string
  title: string
}

export async function listStatutes(): Promise<StatuteName[]> {
  return (await answer(api.GET('/api/statutes'))).items
}

export interface ArticleName {
  article: number
  label: string
  gist?: string
}

export async function listArticles(statute: string): Promise<ArticleName[]> {
  return (await answer(api.GET('/api/statutes/{statute}', { params: { path: { statute } } }))).articles
}
