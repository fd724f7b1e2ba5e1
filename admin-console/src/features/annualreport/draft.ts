import type { CampaignDraft, FieldError, OrganizationType } from '@/shared/api/types'
import { longDay, today } from '@/shared/dates'
import { DOCUMENT_NUMBER } from '@/shared/documentNumber'
import { unknownIn } from './template'

export interface DraftForm {
  year: number
  types: OrganizationType[]
  registeredBefore: string
  opensOn: string
  closesOn: string
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
  documentNumber: '文号',
  subject: '通知标题',
  body: '通知正文',
}

/**
 * The usual days of one report year: registered by its end, filed from January to May of the next. Nobody can
 * tell yet who registers after today.
 */
export function daysFor(year: number, now: string = today()): Pick<DraftForm, 'registeredBefore' | 'opensOn' | 'closesOn'> {
  return { registeredBefore: [`${year}-12-31`, now].sort()[0] ?? now, opensOn: `${year + 1}-01-01`, closesOn: `${year + 1}-05-31` }
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
  for (const key of ['registeredBefore', 'opensOn', 'closesOn'] as const) {
    if (form[key] === usual[key]) moved[key] = next[key]
  }
  return moved
}

/** What can be said before asking the server, with the same pointers the server uses. */
export function faultsOf(form: DraftForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof DraftForm, message: string) => faults.push({ pointer: `/${field}`, message })
  if (!form.types.length) say('types', '请至少选一类组织。')
  for (const day of ['registeredBefore', 'opensOn', 'closesOn'] as const) if (!form[day]) say(day, '请选择日期。')
  if (form.opensOn && form.closesOn && form.closesOn < form.opensOn) {
    say('closesOn', `截止日期要在开始日期${longDay(form.opensOn)}之后。`)
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
