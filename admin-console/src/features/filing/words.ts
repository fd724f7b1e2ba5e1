import type { components as Confirmations } from '@/shared/api/generated/confirmation'
import type { components as Consents } from '@/shared/api/generated/consent'
import type { Tone } from '@/shared/words'

export type FilingStep = Consents['schemas']['FilingStep']
export type StepState = FilingStep['state']
export type PageKind = Confirmations['schemas']['PageKind']

export const STEP_STATES: Record<StepState, string> = {
  not_yet: '提交后再办',
  missing: '还没办',
  page_waiting: '扫描件待核对',
  page_refused: '扫描件没通过',
  objected: '不同意',
  given: '办好了',
  not_needed: '不用办',
}

export const STEP_TONES: Record<StepState, Tone> = {
  not_yet: 'plain',
  missing: 'amber',
  page_waiting: 'blue',
  page_refused: 'red',
  objected: 'red',
  given: 'green',
  not_needed: 'plain',
}

export const STEP_WAYS: Record<NonNullable<FilingStep['how']>, string> = {
  sign_in: '本人登录',
  link: '一次性链接',
  page: '盖章页核对',
}

export const PAGE_KINDS: Record<PageKind, string> = {
  stamped: '盖章页（代法定代表人确认）',
  consent: '业务主管单位初审意见',
}

/** What the unit reads as the state of its own consent. */
export const CONSENT_STATES: Record<StepState, string> = { ...STEP_STATES, missing: '待初审', given: '已同意', page_waiting: '民政局核对中' }
