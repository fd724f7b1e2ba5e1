import type { FieldError, Ladder, LadderDraft, LadderStep } from '@/shared/api/types'
import { unknownIn } from '@/shared/filledWords'
import { stepText } from './words'

export interface Words {
  subject: string
  body: string
  sms: string
}

export interface LadderForm {
  name: string
  isDefault: boolean
  steps: LadderStep[]
  before: Words
  after: Words
}

export const FIELDS: Record<string, string> = {
  name: '名称',
  isDefault: '默认',
  steps: '哪几天催',
  'before/subject': '截止前的标题',
  'before/body': '截止前的正文',
  'before/sms': '截止前的短信',
  'after/subject': '逾期后的标题',
  'after/body': '逾期后的正文',
  'after/sms': '逾期后的短信',
}

/** Known of every circular and organisation. */
export const PLACEHOLDERS: Record<string, string> = {
  organization: '组织名称',
  title: '通知名称',
  dueOn: '截止日期',
  days: '还有几天或过了几天',
  documentNumber: '文号',
}

const step = (days: number): LadderStep => ({ days, counted: 'calendar', restDay: 'earlier', at: '09:00', channels: [] })

export const MOST_STEPS = 20

export function emptyLadder(): LadderForm {
  return {
    name: '',
    isDefault: false,
    steps: [-30, -15, -7, -3, -1, 1, 15].map((days) => ({ ...step(days), restDay: days > 0 ? 'later' : 'earlier' })),
    before: {
      subject: '请在{dueOn}前办理：{title}',
      body: '{organization}：\n\n{title}还没有办，还有{days}天，{dueOn}截止。\n请打开“普法通”，进“办事”，打开这份通知办理。\n已经办好的，请不必理会。',
      sms: '{organization}：{title}还没有办，{dueOn}截止。请在“普法通”里办理。',
    },
    after: {
      subject: '已过截止日期，请尽快办理：{title}',
      body: '{organization}：\n\n{title}的截止日期是{dueOn}，已经过了{days}天，还没有收到。\n请尽快打开“普法通”办理。有困难的，请联系我局。\n已经办好的，请不必理会。',
      sms: '{organization}：{title}已过截止日期{dueOn}，请尽快在“普法通”里办理。',
    },
  }
}

export function formOf({ name, isDefault, steps, before, after }: Ladder): LadderForm {
  return {
    name,
    isDefault,
    steps: steps.map((one) => ({ ...one, channels: [...(one.channels ?? [])] })),
    before: { ...before, sms: before.sms ?? '' },
    after: { ...after, sms: after.sms ?? '' },
  }
}

/** In the order in which the steps come. */
export const inOrder = (steps: readonly LadderStep[]): LadderStep[] => steps.toSorted((a, b) => a.days - b.days)

/** One more step, where none is yet. */
export function nextStep(steps: readonly LadderStep[]): LadderStep {
  const taken = new Set(steps.map(({ days }) => days))
  const days = [-30, -15, -7, -3, -1, 1, 15, 30].find((day) => !taken.has(day)) ?? Math.max(...taken) + 1
  return step(days)
}

/** What can be said before asking the server, with the pointers the server uses. */
export function faultsOf(form: LadderForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: string, message: string) => faults.push({ pointer: `/${field}`, message })
  if (form.name.trim().length < 2) say('name', '请写一个名称，至少两个字。')
  if (!form.steps.length) say('steps', '请至少加一次。')
  const twice = form.steps.find((one, place) => form.steps.findIndex((other) => sameDay(one, other)) !== place)
  if (twice) say('steps', `${stepText(twice)}写了两次，留一次。`)
  for (const part of ['before', 'after'] as const) {
    for (const field of ['subject', 'body', 'sms'] as const) {
      const text = form[part][field].trim()
      const unknown = unknownIn(text, PLACEHOLDERS)
      if (field !== 'sms' && text.length < 2) say(`${part}/${field}`, `请写${FIELDS[`${part}/${field}`]}，至少两个字。`)
      else if (unknown.length) say(`${part}/${field}`, `${unknown.join('、')} 不是能替换的内容，请改掉。`)
    }
  }
  return faults
}

const sameDay = (a: LadderStep, b: LadderStep) => a.days === b.days && a.counted === b.counted

export function draftOf({ name, isDefault, steps, before, after }: LadderForm): LadderDraft {
  return {
    name: name.trim(),
    isDefault,
    steps: inOrder(steps).map(({ channels, ...rest }) => ({ ...rest, ...(channels?.length && { channels }) })),
    before: wordsOf(before),
    after: wordsOf(after),
  }
}

const wordsOf = ({ subject, body, sms }: Words) => ({ subject: subject.trim(), body: body.trim(), ...(sms.trim() && { sms: sms.trim() }) })
