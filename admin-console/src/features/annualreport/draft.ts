import type { Campaign, CampaignDraft, FieldError, OrganizationType } from '@/shared/api/types'
import { longDay, today } from '@/shared/dates'
import { DOCUMENT_NUMBER } from '@/shared/documentNumber'
import { unknownIn } from './template'

export interface DraftForm {
  year: number
  types: OrganizationType[]
  registeredBefore: string
  opensOn: string
  closesOn: string
  consentBy: string
  moves: boolean
  youngMonths: number
  extensions: number
  extensionDays: number
  documentNumber: string
  subject: string
  body: string
}

export const FIELDS: Record<keyof DraftForm, string> = {
  year: '报告年度',
  types: '组织类型',
  registeredBefore: '登记截至',
  opensOn: '开始日期',
  closesOn: '截止日期',
  consentBy: '初审日期',
  moves: '遇到休息日',
  youngMonths: '新成立的民办非企业单位',
  extensions: '延期次数',
  extensionDays: '延期天数',
  documentNumber: '文号',
  subject: '通知标题',
  body: '通知正文',
}

/**
 * The usual days of one report year: registered by its end, filed from January to May of the next. Nobody can
 * tell yet who registers after today.
 */
export function daysFor(year: number, now: string = today()): Pick<DraftForm, 'registeredBefore' | 'opensOn' | 'closesOn' | 'consentBy'> {
  return { registeredBefore: [`${year}-12-31`, now].sort()[0] ?? now, opensOn: `${year + 1}-01-01`, closesOn: `${year + 1}-05-31`, consentBy: `${year + 1}-03-31` }
}

/** The report year whose usual last day of filing is still to come. */
export function nextReportYear(now: string): number {
  const year = Number(now.slice(0, 4))
  return now > daysFor(year - 1).closesOn ? year : year - 1
}

export function emptyDraft(year: number): DraftForm {
  return {
    year,
    types: ['social_group', 'private_non_enterprise', 'foundation'],
    ...daysFor(year),
    moves: true,
    youngMonths: 6,
    extensions: 1,
    extensionDays: 30,
    documentNumber: '',
    subject: '',
    body: '',
  }
}

/** Moves the days to another report year, unless somebody chose their own. */
export function withYear(form: DraftForm, year: number): DraftForm {
  const usual = daysFor(form.year)
  const next = daysFor(year)
  const moved = { ...form, year }
  for (const key of ['registeredBefore', 'opensOn', 'closesOn', 'consentBy'] as const) {
    if (form[key] === usual[key]) moved[key] = next[key]
  }
  return moved
}

/** What can be said before asking the server, with the same pointers the server uses. */
export function faultsOf(form: DraftForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof DraftForm, message: string) => faults.push({ pointer: `/${field}`, message })
  if (!form.types.length) say('types', '请至少选一类组织。')
  for (const day of ['registeredBefore', 'opensOn', 'closesOn', 'consentBy'] as const) if (!form[day]) say(day, '请选择日期。')
  if (form.opensOn && form.closesOn && form.closesOn < form.opensOn) {
    say('closesOn', `截止日期要在开始日期${longDay(form.opensOn)}之后。`)
  }
  else if (form.consentBy && (form.consentBy < form.opensOn || form.consentBy > form.closesOn)) {
    say('consentBy', '初审日期要在开始日期和截止日期之间。')
  }
  const number = form.documentNumber.trim()
  if (!number) say('documentNumber', '请填写文号。')
  else if (!DOCUMENT_NUMBER.test(number)) say('documentNumber', '文号要写成“廉民发〔2026〕12号”的样子，年份用六角括号〔〕。')
  if (form.subject.trim().length === 1) say('subject', '标题至少两个字，也可以不填。')
  const body = form.body.trim()
  const unknown = unknownIn(body)
  if (unknown.length) say('body', `${unknown.join('、')} 不是能替换的内容，请改掉。`)
  else if (body && body.length < 10) say('body', '正文至少十个字，也可以不填。')
  return faults
}

export function draftOf(form: DraftForm): CampaignDraft {
  const { subject, body, documentNumber, ...rest } = form
  return {
    ...rest,
    documentNumber: documentNumber.trim(),
    ...(subject.trim() && { subject: subject.trim() }),
    ...(body.trim() && { body: body.trim() }),
  }
}

/** What was drafted before, to be changed. */
export function formOf(campaign: Campaign): DraftForm {
  return {
    year: campaign.year,
    types: campaign.types,
    registeredBefore: campaign.registeredBefore,
    opensOn: campaign.opensOn,
    closesOn: campaign.deadline.set,
    consentBy: campaign.consentDue.set,
    moves: campaign.moves,
    youngMonths: campaign.youngMonths,
    extensions: campaign.extensions,
    extensionDays: campaign.extensionDays,
    documentNumber: campaign.documentNumber,
    subject: campaign.subject,
    body: campaign.body,
  }
}
