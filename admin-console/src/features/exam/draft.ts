import type { Exam, ExamDraft, ExamPart, ExamQuestion, ExamQuestionDraft, ExamQuestionKind, ExamRole, FieldError } from '@/shared/api/types'

export interface QuestionForm {
  bank: string
  kind: ExamQuestionKind
  topic: string
  lesson: string
  case: string
  ask: string
  choices: string[]
  /** Places of the right choices; not asked of an ordering, whose choices are written in their order. */
  right: number[]
  why: string
  cites: string[]
}

export const FIELDS = { bank: '题库', kind: '题型', topic: '主题', lesson: '对应的课', case: '情景', ask: '问题', choices: '选项', right: '正确答案', why: '为什么', cites: '依据' }

const TRUE_FALSE = ['对', '错']

export function emptyQuestion(bank: string): QuestionForm {
  return { bank, kind: 'single', topic: '', lesson: '', case: '', ask: '', choices: ['', '', '', ''], right: [], why: '', cites: [] }
}

/** Choices of an ordering are shown in their right order, so that nobody has to number them. */
export function formOf(question: ExamQuestion): QuestionForm {
  const ordered = question.kind === 'ordering'
  return {
    bank: question.bank,
    kind: question.kind,
    topic: question.topic,
    lesson: question.lesson ?? '',
    case: question.case ?? '',
    ask: question.ask,
    choices: ordered ? question.right.map((place) => question.choices[place] ?? '') : [...question.choices],
    right: ordered ? [] : [...question.right],
    why: question.why,
    cites: question.cites.map(({ ref }) => ref),
  }
}

/** After another kind was chosen: what no longer fits is changed, what does stays. */
export function ofKind(form: QuestionForm, kind: ExamQuestionKind): QuestionForm {
  if (kind === 'true_false') return { ...form, kind, choices: [...TRUE_FALSE], right: [] }
  const choices = form.kind === 'true_false' ? ['', '', '', ''] : form.choices
  const one = kind === 'single' && form.right.length > 1
  return { ...form, kind, choices, right: one || kind === 'ordering' || form.kind === 'true_false' ? [] : form.right }
}

/** Rows left empty at the end are no choices. */
export function writtenChoices(form: QuestionForm): string[] {
  return form.choices.map((choice) => choice.trim()).filter(Boolean)
}

export function faultsOf(form: QuestionForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof typeof FIELDS, message: string) => faults.push({ pointer: `/${field}`, message })
  const choices = writtenChoices(form)
  if (!form.bank) say('bank', '请选题库。')
  if (!form.topic.trim()) say('topic', '请写主题，组卷时按主题抽题。')
  if (form.kind === 'scenario' && form.case.trim().length < 5) say('case', '请写明发生了什么，至少五个字。')
  if (form.ask.trim().length < 4) say('ask', '请写明问什么，至少四个字。')
  if (choices.length < (form.kind === 'ordering' ? 3 : 2)) say('choices', form.kind === 'ordering' ? '排序题至少三项。' : '至少两个选项。')
  else if (new Set(choices).size < choices.length) say('choices', '有两个选项一样。')
  const gap = form.choices.findIndex((choice) => !choice.trim())
  if (gap >= 0 && gap < choices.length) say('choices', '中间有空的选项，请填上或者删掉。')
  const right = form.right.filter((place) => place < choices.length)
  if (form.kind === 'multiple' && right.length < 2) say('right', '多选题至少勾两个正确答案。')
  else if (form.kind !== 'ordering' && right.length < 1) say('right', '请勾出正确答案。')
  if (form.why.trim().length < 4) say('why', '请写明为什么，考完以后给人看。')
  if (form.cites.length === 0) say('cites', '请选依据的条文。')
  return faults
}

export function draftOf(form: QuestionForm): ExamQuestionDraft {
  const choices = writtenChoices(form)
  return {
    bank: form.bank,
    kind: form.kind,
    topic: form.topic.trim(),
    ...(form.lesson.trim() && { lesson: form.lesson.trim() }),
    ...(form.kind === 'scenario' && { case: form.case.trim() }),
    ask: form.ask.trim(),
    choices,
    right: form.kind === 'ordering' ? choices.map((_choice, place) => place) : [...form.right].sort((one, other) => one - other),
    why: form.why.trim(),
    cites: form.cites,
  }
}

export interface ExamForm {
  title: string
  audience: ExamRole[]
  parts: ExamPart[]
  minutes: number
  passPercent: number
  attempts: number
  coolDownHours: number
  course: string
  qualification: ExamRole | ''
  open: boolean
}

export const EXAM_FIELDS = {
  title: '名称',
  audience: '谁来考',
  parts: '怎样抽题',
  minutes: '时间（分钟）',
  passPercent: '合格线（答对百分之几）',
  attempts: '一年可以考几次',
  coolDownHours: '没合格要等几小时',
  course: '先学完的课程',
  qualification: '合格后发的证书',
  open: '开考',
}

export function emptyExam(bank: string): ExamForm {
  return {
    title: '',
    audience: ['child_director'],
    parts: [{ bank, count: 20 }],
    minutes: 40,
    passPercent: 80,
    attempts: 3,
    coolDownHours: 24,
    course: '',
    qualification: '',
    open: false,
  }
}

export function examFormOf(exam: Exam): ExamForm {
  return {
    title: exam.title,
    audience: [...exam.audience],
    parts: exam.parts.map((part) => ({ ...part })),
    minutes: exam.minutes,
    passPercent: exam.passPercent,
    attempts: exam.attempts,
    coolDownHours: exam.coolDownHours,
    course: exam.course ?? '',
    qualification: exam.qualification ?? '',
    open: exam.open,
  }
}

export function examFaultsOf(form: ExamForm): FieldError[] {
  const faults: FieldError[] = []
  if (form.title.trim().length < 2) faults.push({ pointer: '/title', message: '请写名称，至少两个字。' })
  if (form.audience.length === 0) faults.push({ pointer: '/audience', message: '请至少选一种人。' })
  if (form.parts.length === 0) faults.push({ pointer: '/parts', message: '请至少写一行抽题。' })
  return faults
}

/** Lines without a topic or kind draw from all of them. */
export function partsOf(form: ExamForm): ExamPart[] {
  return form.parts.map(({ bank, topic, kind, count }) => ({ bank, ...(topic && { topic }), ...(kind && { kind }), count }))
}

export function examDraftOf(form: ExamForm): ExamDraft {
  return {
    title: form.title.trim(),
    audience: form.audience,
    parts: partsOf(form),
    minutes: form.minutes,
    passPercent: form.passPercent,
    attempts: form.attempts,
    coolDownHours: form.coolDownHours,
    ...(form.course.trim() && { course: form.course.trim() }),
    ...(form.qualification && { qualification: form.qualification }),
    open: form.open,
  }
}

/** How many right answers pass, of all that are asked. */
export function neededOf(form: ExamForm): string {
  const questions = form.parts.reduce((sum, { count }) => sum + count, 0)
  return `一共 ${questions} 题，答对 ${Math.ceil((questions * form.passPercent) / 100)} 题合格`
}
