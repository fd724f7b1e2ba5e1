import type { FieldError, Placeholder, TemplateChange, TemplateChannel, TemplateDraft, TemplateFields, TemplateForms, TemplatePurpose, TemplateTrial, TemplateVersion } from '@/shared/api/types'

export interface Text {
  subject: string
  body: string
}

/** A WeChat template while it is edited: rows keep their place while their names change. */
export interface FieldRows {
  template: string
  page: string
  rows: Array<{ name: string; words: string }>
}

export interface TemplateForm {
  title: string
  purpose: TemplatePurpose
  placeholders: Placeholder[]
  /** Ways besides the inbox that have words. */
  ways: TemplateChannel[]
  inbox: Text
  email: Text
  letter: Text
  sms: string
  smsCode: string
  smsRows: Array<{ name: string; words: string }>
  phone: string
  subscribe: FieldRows
  serviceAccount: FieldRows
  citations: Array<{ statute: string; article: number }>
  note: string
}

const noText = (): Text => ({ subject: '', body: '' })
const noRows = (): FieldRows => ({ template: '', page: '', rows: [{ name: 'thing1', words: '' }] })

export function emptyForm(): TemplateForm {
  return {
    title: '',
    purpose: 'notice',
    placeholders: [{ name: 'dueOn', type: 'day', label: '截止日期' }],
    ways: ['email', 'sms'],
    inbox: noText(),
    email: noText(),
    letter: noText(),
    sms: '',
    smsCode: '',
    smsRows: [],
    phone: '',
    subscribe: noRows(),
    serviceAccount: noRows(),
    citations: [],
    note: '',
  }
}

const rowsOf = (words: Record<string, string> = {}) => Object.entries(words).map(([name, words]) => ({ name, words }))
const fieldRows = (fields?: TemplateFields): FieldRows =>
  fields ? { template: fields.template, page: fields.page ?? '', rows: rowsOf(fields.fields) } : noRows()

/** The newest words of a template, to be changed. */
export function formOf(title: string, purpose: TemplatePurpose, { placeholders, forms, citations }: TemplateVersion): TemplateForm {
  const given: Array<[TemplateChannel, unknown]> = [
    ['email', forms.email],
    ['sms', forms.sms],
    ['subscribe', forms.subscribe],
    ['service_account', forms.serviceAccount],
    ['phone', forms.phone],
    ['letter', forms.letter],
  ]
  return {
    title,
    purpose,
    placeholders: placeholders.map((placeholder) => ({ ...placeholder })),
    ways: given.filter(([, words]) => words !== undefined).map(([way]) => way),
    inbox: { ...forms.inbox },
    email: { ...noText(), ...forms.email },
    letter: { ...noText(), ...forms.letter },
    sms: forms.sms ?? '',
    smsCode: forms.smsTemplate?.code ?? '',
    smsRows: rowsOf(forms.smsTemplate?.parameters),
    phone: forms.phone ?? '',
    subscribe: fieldRows(forms.subscribe),
    serviceAccount: fieldRows(forms.serviceAccount),
    citations: citations.map(({ statute, article }) => ({ statute, article })),
    note: '',
  }
}

const wordsBy = (rows: FieldRows['rows']) => Object.fromEntries(rows.filter(({ name }) => name.trim()).map(({ name, words }) => [name.trim(), words.trim()]))
const fieldsOf = ({ template, page, rows }: FieldRows): TemplateFields => ({
  template: template.trim(),
  fields: wordsBy(rows),
  ...(page.trim() && { page: page.trim() }),
})
const textOf = ({ subject, body }: Text): Text => ({ subject: subject.trim(), body: body.trim() })

export function formsOf(form: TemplateForm): TemplateForms {
  const has = (way: TemplateChannel) => form.ways.includes(way)
  const parameters = wordsBy(form.smsRows)
  return {
    inbox: textOf(form.inbox),
    ...(has('email') && { email: textOf(form.email) }),
    ...(has('sms') && { sms: form.sms.trim() }),
    ...(has('sms') && form.smsCode.trim() && { smsTemplate: { code: form.smsCode.trim(), ...(form.smsRows.length && { parameters }) } }),
    ...(has('subscribe') && { subscribe: fieldsOf(form.subscribe) }),
    ...(has('service_account') && { serviceAccount: fieldsOf(form.serviceAccount) }),
    ...(has('phone') && { phone: form.phone.trim() }),
    ...(has('letter') && { letter: textOf(form.letter) }),
  }
}

const placeholdersOf = ({ placeholders }: TemplateForm): Placeholder[] =>
  placeholders.map(({ name, type, label, maxLength, example }) => ({
    name: name.trim(),
    type,
    label: label.trim(),
    ...(type === 'text' && maxLength && { maxLength }),
    ...(example?.trim() && { example: example.trim() }),
  }))

export function draftOf(form: TemplateForm): TemplateDraft {
  return { title: form.title.trim(), purpose: form.purpose, ...wordsOf(form) }
}

export const changeOf = (form: TemplateForm, after: number): TemplateChange => ({ after, ...wordsOf(form) })

function wordsOf(form: TemplateForm) {
  return {
    placeholders: placeholdersOf(form),
    forms: formsOf(form),
    citations: form.citations,
    ...(form.note.trim() && { note: form.note.trim() }),
  }
}

/** What may be tried; undefined while something is still empty, which the contract would refuse. */
export function trialOf(form: TemplateForm, organization: string): TemplateTrial | undefined {
  if (emptyFaults(form).length) return undefined
  return { placeholders: placeholdersOf(form), forms: formsOf(form), citations: form.citations, ...(organization && { organization }) }
}

const NAME = /^[a-zA-Z]{1,30}$/

/** What can be said before asking the server, with the pointers the server uses. */
export function faultsOf(form: TemplateForm): FieldError[] {
  const faults: FieldError[] = []
  if (form.title.trim().length < 2) faults.push({ pointer: '/title', message: '请写模板的名称，至少两个字。' })
  return [...faults, ...emptyFaults(form)]
}

function emptyFaults(form: TemplateForm): FieldError[] {
  const faults: FieldError[] = []
  const need = (pointer: string, words: string, message: string) => words.trim() || faults.push({ pointer, message })
  form.placeholders.forEach(({ name, label }, place) => {
    if (!NAME.test(name.trim())) faults.push({ pointer: `/placeholders/${place}`, message: '代号只能用英文字母。' })
    else if (!label.trim()) faults.push({ pointer: `/placeholders/${place}`, message: '请写名称。' })
  })
  for (const way of ['inbox', 'email', 'letter'] as const) {
    if (way !== 'inbox' && !form.ways.includes(way)) continue
    need(`/forms/${way}/subject`, form[way].subject, '请写标题。')
    need(`/forms/${way}/body`, form[way].body, '请写正文。')
  }
  if (form.ways.includes('sms')) need('/forms/sms', form.sms, '请写短信内容。')
  if (form.ways.includes('phone')) need('/forms/phone', form.phone, '请写电话里说的话。')
  for (const [way, name] of [['subscribe', 'subscribe'], ['service_account', 'serviceAccount']] as const) {
    if (form.ways.includes(way)) faults.push(...fieldFaults(`/forms/${name}`, form[name]))
  }
  return faults
}

function fieldFaults(pointer: string, { template, rows }: FieldRows): FieldError[] {
  const faults: FieldError[] = []
  if (!template.trim()) faults.push({ pointer: `${pointer}/template`, message: '请填微信后台的模板编号。' })
  const empty = rows.find(({ name, words }) => !name.trim() || !words.trim())
  if (!rows.length || empty) faults.push({ pointer: `${pointer}/fields`, message: '每一项的名字和内容都要填。' })
  return faults
}
