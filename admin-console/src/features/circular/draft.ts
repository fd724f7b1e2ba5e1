import type { Audience, Circular, CircularDraft, CircularKind, ContactState, FieldError, OrganizationType, Plan, TemplateVersion } from '@/shared/api/types'
import { longDay } from '@/shared/dates'
import { DOCUMENT_NUMBER } from '@/shared/documentNumber'
import { PLACEHOLDERS, unknownIn } from '@/shared/filledWords'

export type FirstWay = Plan['first'][number]
export type NextWay = Plan['then'][number]

export interface DraftForm {
  kind: CircularKind
  title: string
  documentNumber: string
  opensOn: string
  dueOn: string
  types: OrganizationType[]
  townships: string[]
  registeredBefore: string
  notActedOn: string
  contact: ContactState | ''
  /** Whether the words come from a template or are written here. */
  from: 'template' | 'words'
  template: string
  version: number | undefined
  subject: string
  body: string
  sms: string
  values: Record<string, string>
  first: FirstWay[]
  then: NextWay[]
  /** 0 for never. */
  unreadAfterDays: number
}

/** Label of each field by its pointer in the contract. */
export const FIELDS: Record<string, string> = {
  kind: '哪一种通知',
  title: '名称',
  documentNumber: '文号',
  opensOn: '开始日期',
  dueOn: '截止日期',
  audience: '发给谁',
  'audience/types': '组织类型',
  'audience/townships': '镇街',
  'audience/registeredBefore': '登记截至',
  'audience/notActedOn': '还没有办',
  'audience/contact': '联系方式',
  template: '模板',
  'words/subject': '标题',
  'words/body': '正文',
  'words/sms': '短信',
  values: '要填的内容',
  'plan/first': '一开始怎么发',
  'plan/then': '没有送到再怎么发',
  'plan/unreadAfterDays': '几天没读',
}

export const FIRST_WAYS: readonly FirstWay[] = ['subscribe', 'service_account', 'sms', 'email']
export const NEXT_WAYS: readonly NextWay[] = ['subscribe', 'service_account', 'sms', 'email', 'phone', 'letter']

/** A statutory notice must reach everybody in the end, so a person calls when nothing else helped. */
const USUAL: Record<CircularKind, Pick<DraftForm, 'first' | 'then' | 'unreadAfterDays'>> = {
  statutory: { first: ['subscribe', 'email'], then: ['sms', 'phone', 'letter'], unreadAfterDays: 3 },
  courtesy: { first: ['subscribe'], then: ['email'], unreadAfterDays: 0 },
}

export function usualPlan(kind: CircularKind): Pick<DraftForm, 'first' | 'then' | 'unreadAfterDays'> {
  const { first, then, unreadAfterDays } = USUAL[kind]
  return { first: [...first], then: [...then], unreadAfterDays }
}

export function emptyDraft(): DraftForm {
  return {
    kind: 'statutory',
    title: '',
    documentNumber: '',
    opensOn: '',
    dueOn: '',
    types: [],
    townships: [],
    registeredBefore: '',
    notActedOn: '',
    contact: '',
    from: 'template',
    template: '',
    version: undefined,
    subject: '',
    body: '',
    sms: '',
    values: {},
    ...usualPlan('statutory'),
  }
}

export function formOf(circular: Circular): DraftForm {
  const { audience, words, template, plan } = circular
  return {
    kind: circular.kind,
    title: circular.title,
    documentNumber: circular.documentNumber ?? '',
    opensOn: circular.opensOn ?? '',
    dueOn: circular.dueOn ?? '',
    types: audience.types ?? [],
    townships: audience.townships ?? [],
    registeredBefore: audience.registeredBefore ?? '',
    notActedOn: audience.notActedOn ?? '',
    contact: audience.contact ?? '',
    from: template ? 'template' : 'words',
    template: template?.template ?? '',
    version: template?.version,
    subject: words?.subject ?? '',
    body: words?.body ?? '',
    sms: words?.sms ?? '',
    values: { ...circular.values },
    first: [...plan.first],
    then: [...plan.then],
    unreadAfterDays: plan.unreadAfterDays ?? 0,
  }
}

/** Another kind brings its usual ways, unless somebody chose their own. */
export function withKind(form: DraftForm, kind: CircularKind): DraftForm {
  const own = JSON.stringify([form.first, form.then, form.unreadAfterDays])
  const { first, then, unreadAfterDays } = usualPlan(form.kind)
  const untouched = own === JSON.stringify([first, then, unreadAfterDays])
  return { ...form, kind, ...(untouched && usualPlan(kind)) }
}

/** What can be said before asking the server, with the pointers the server uses. */
export function faultsOf(form: DraftForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: string, message: string) => faults.push({ pointer: `/${field}`, message })
  if (form.title.trim().length < 2) say('title', '请写一个名称，至少两个字。')
  const number = form.documentNumber.trim()
  if (number && !DOCUMENT_NUMBER.test(number)) say('documentNumber', '文号要写成“廉民发〔2026〕12号”的样子，年份用六角括号〔〕。')
  if (form.opensOn && form.dueOn && form.dueOn < form.opensOn) say('dueOn', `截止日期要在开始日期${longDay(form.opensOn)}之后。`)
  if (form.from === 'template' && !form.template) say('template', '请选一个模板，或者改成自己写。')
  if (form.from === 'words') faults.push(...wordFaults(form))
  if (form.unreadAfterDays && !form.then.length) say('plan/then', '请选没有读时再用哪一种方式。')
  return faults
}

function wordFaults({ subject, body, sms, documentNumber, opensOn, dueOn }: DraftForm): FieldError[] {
  const faults: FieldError[] = []
  const known: Record<string, string> = { documentNumber, opensOn, dueOn }
  for (const [field, text, least] of [['subject', subject, 2], ['body', body, 2], ['sms', sms, 0]] as const) {
    const pointer = `/words/${field}`
    const unknown = unknownIn(text, PLACEHOLDERS)
    const unfilled = Object.keys(known).filter((name) => !known[name] && text.includes(`{${name}}`))
    if (text.trim().length < least) faults.push({ pointer, message: `请写${FIELDS[`words/${field}`]}，至少两个字。` })
    if (unknown.length) faults.push({ pointer, message: `${unknown.join('、')} 不是能替换的内容，请改掉。` })
    for (const name of unfilled) faults.push({ pointer, message: `用到了${PLACEHOLDERS[name]}，上面还没有填。` })
  }
  return faults
}

/** The ways there are words for. Who calls or writes says what the notice says; WeChat takes only what a template holds. */
export function waysWritten({ from, sms }: Pick<DraftForm, 'from' | 'sms'>, version?: Pick<TemplateVersion, 'forms'>): ReadonlySet<NextWay> {
  if (from === 'words') return new Set<NextWay>(['email', 'phone', 'letter', ...(sms.trim() ? ['sms' as const] : [])])
  const forms = version?.forms
  if (!forms) return new Set(NEXT_WAYS)
  const given = { email: forms.email, sms: forms.sms, subscribe: forms.subscribe, service_account: forms.serviceAccount, phone: true, letter: true }
  return new Set(NEXT_WAYS.filter((way) => given[way] !== undefined))
}

export function draftOf(form: DraftForm, version?: TemplateVersion): CircularDraft {
  const written = waysWritten(form, version)
  const number = form.documentNumber.trim()
  return {
    kind: form.kind,
    title: form.title.trim(),
    ...(number && { documentNumber: number }),
    ...(form.opensOn && { opensOn: form.opensOn }),
    ...(form.dueOn && { dueOn: form.dueOn }),
    audience: audienceOf(form),
    ...wordsOf(form),
    values: form.from === 'template' ? form.values : {},
    plan: {
      first: form.first.filter((way) => written.has(way)),
      then: form.then.filter((way) => written.has(way)),
      ...(form.unreadAfterDays > 0 && { unreadAfterDays: form.unreadAfterDays }),
    },
  }
}

function audienceOf({ types, townships, registeredBefore, notActedOn, contact }: DraftForm): Audience {
  return {
    ...(types.length && { types }),
    ...(townships.length && { townships }),
    ...(registeredBefore && { registeredBefore }),
    ...(notActedOn && { notActedOn }),
    ...(contact && { contact }),
  }
}

function wordsOf({ from, template, version, subject, body, sms }: DraftForm): Pick<CircularDraft, 'template' | 'words'> {
  if (from === 'template') return version ? { template: { template, version } } : {}
  return { words: { subject: subject.trim(), body: body.trim(), ...(sms.trim() && { sms: sms.trim() }) } }
}
