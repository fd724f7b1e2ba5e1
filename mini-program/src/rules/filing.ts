import { beijingDay, momentWords } from './days'
import { fenOf, moneyFault } from './money'

/** What becomes of the supervising unit's consent (业务主管单位初审), as the person says it. */
export type Consent = '' | 'given' | 'missing' | 'not_needed'

/** The report itself, which is on the server already. */
export interface Attachment {
  id: string
  name: string
  size: number
  uploadedAt: number
}

/** A return while it is written: the words as they were typed, so that nothing is lost or changed. */
export interface Draft {
  activitySummary: string
  meetings: string
  activities: string
  income: string
  expense: string
  contactName: string
  contactPhone: string
  consent: Consent
  consentOn: string
  attachment?: Attachment
  savedAt?: number
}

export type Faults = Partial<Record<keyof Draft, string>>

export const steps = ['work', 'money', 'contact', 'attachment'] as const
export type Step = (typeof steps)[number]

export const stepWords: Record<Step, string> = {
  work: '一年做了什么',
  money: '收支',
  contact: '联系人',
  attachment: '附件和初审',
}

const fieldsOf: Record<Step, (keyof Draft)[]> = {
  work: ['activitySummary', 'meetings', 'activities'],
  money: ['income', 'expense'],
  contact: ['contactName', 'contactPhone'],
  attachment: ['attachment', 'consent', 'consentOn'],
}

/** Names in the contract where they differ from the draft's. */
const draftNames: Record<string, keyof Draft> = { incomeFen: 'income', expenseFen: 'expense' }

export const summaryLimits = { least: 10, most: 2000 }
const mostMeetings = 1000
const mostActivities = 10_000
/** The server removes what nobody filed after 24 hours; an hour is left for reading it over. */
const attachmentHours = 23

export function emptyDraft(): Draft {
  return {
    activitySummary: '',
    meetings: '',
    activities: '',
    income: '',
    expense: '',
    contactName: '',
    contactPhone: '',
    consent: '',
    consentOn: '',
  }
}

/** A draft as it was kept on the device; what cannot be read is as if it had not been typed. */
export function readDraft(kept: unknown): Draft {
  try {
    const known = JSON.parse(String(kept)) as Partial<Draft> | null
    return { ...emptyDraft(), ...known }
  } catch {
    return emptyDraft()
  }
}

/** What is missing or wrong in one step, by field. */
export function faultsOf(step: Step, draft: Draft, now: Date): Faults {
  const all: Faults = {
    activitySummary: summaryFault(draft.activitySummary),
    meetings: countFault(draft.meetings, mostMeetings),
    activities: countFault(draft.activities, mostActivities),
    income: moneyFault(draft.income),
    expense: moneyFault(draft.expense),
    contactName: nameFault(draft.contactName),
    contactPhone: phoneFault(draft.contactPhone),
    attachment: attachmentFault(draft.attachment, now),
    consent: draft.consent === '' ? '请选一项' : '',
    consentOn: draft.consent === 'given' && draft.consentOn === '' ? '请选初审的日期' : '',
  }
  return Object.fromEntries(fieldsOf[step].filter((field) => all[field]).map((field) => [field, all[field]]))
}

/** Whether nobody has begun this step, which is no fault yet. */
export function isUntouched(step: Step, draft: Draft): boolean {
  return fieldsOf[step].every((field) => !draft[field])
}

/** 已保存 14:32, with the day when it was not today. */
export function savedWords(savedAt: number, now: Date): string {
  const words = momentWords(new Date(savedAt).toISOString(), beijingDay(now))
  return `已保存 ${beijingDay(new Date(savedAt)) === beijingDay(now) ? words.slice(-5) : words}`
}

/** How far a step is, in the same words wherever it is shown. */
export function progressWords(step: Step, draft: Draft, now: Date): string {
  const missing = Object.keys(faultsOf(step, draft, now)).length
  if (missing === 0) return '已填好'
  return isUntouched(step, draft) ? '还没填' : `还差 ${missing} 项`
}

/** The first step that is not finished; none when all can be sent. */
export function nextStep(draft: Draft, now: Date): Step | undefined {
  return steps.find((step) => Object.keys(faultsOf(step, draft, now)).length > 0)
}

/** Where a field is mended that the server refused; by its name in the contract. */
export function stepOf(field: string): Step | undefined {
  const name = draftNames[field] ?? field
  return steps.find((step) => fieldsOf[step].some((one) => one === name))
}

/** The command, from a draft without faults. */
export function bodyOf(draft: Draft, notice: { campaign: string; organization: string }) {
  return {
    campaign: notice.campaign,
    organization: notice.organization,
    activitySummary: draft.activitySummary.trim(),
    meetings: countOf(draft.meetings),
    activities: countOf(draft.activities),
    incomeFen: fenOf(draft.income) ?? 0,
    expenseFen: fenOf(draft.expense) ?? 0,
    contactName: draft.contactName.trim(),
    contactPhone: bare(draft.contactPhone),
    attachment: draft.attachment?.id ?? '',
    ...(draft.consent === 'given' ? { consentOn: draft.consentOn } : {}),
    declaration: true as const,
  }
}

function summaryFault(typed: string): string {
  const length = [...typed.trim()].length
  if (length === 0) return '请写一写这一年做了什么'
  if (length < summaryLimits.least) return `请再写几句，至少 ${summaryLimits.least} 个字`
  return length > summaryLimits.most ? `太长了，最多 ${summaryLimits.most} 个字` : ''
}

function countFault(typed: string, most: number): string {
  const count = countOf(typed)
  if (bare(typed) === '') return '请填次数，没有就填 0'
  if (!Number.isInteger(count)) return '请只写数字'
  return count > most ? `最多 ${most} 次，请看看是不是多打了数字` : ''
}

function nameFault(typed: string): string {
  const length = [...typed.trim()].length
  return length < 2 ? '请填联系人的姓名' : length > 40 ? '姓名最多 40 个字' : ''
}

function phoneFault(typed: string): string {
  if (bare(typed) === '') return '请填联系电话'
  return /^\d[\d-]{5,18}\d$/.test(bare(typed)) ? '' : '请填 7 到 20 位的电话号码，固定电话可以带区号'
}

function attachmentFault(attachment: Attachment | undefined, now: Date): string {
  if (!attachment) return '请上传盖章的年报'
  const hours = (now.getTime() - attachment.uploadedAt) / 3_600_000
  return hours < attachmentHours ? '' : '附件上传后只保留 24 小时，请再传一次'
}

function countOf(typed: string): number {
  return /^\d{1,6}$/.test(bare(typed)) ? Number(bare(typed)) : NaN
}

/** Full-width characters become plain ones; spaces go. */
function bare(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '')
}
