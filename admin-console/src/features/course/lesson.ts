import type { FieldError, LessonDraft, LessonFile, LessonKind, LessonRecord } from '@/shared/api/types'

export interface ParagraphForm {
  text: string
  cites: string[]
}

export interface PartForm {
  heading: string
  paragraphs: ParagraphForm[]
}

export interface ChoiceForm {
  text: string
  to: string
  feedback: string
}

export interface StepForm {
  id: string
  situation: string
  choices: ChoiceForm[]
  end: '' | 'good' | 'bad'
  remember: string
  cites: string[]
}

/** A lesson as it is typed; what its kind does not have stays aside until it is saved. */
export interface LessonForm {
  title: string
  kind: LessonKind
  minutes: number
  parts: PartForm[]
  remember: string[]
  start: string
  steps: StepForm[]
  media?: LessonFile
}

export const LESSON_FIELDS = { title: '标题', kind: '形式', minutes: '大约几分钟', file: '文件', start: '从哪一步开始' }

export const emptyPart = (): PartForm => ({ heading: '', paragraphs: [{ text: '', cites: [] }] })
export const emptyStep = (id: string): StepForm => ({ id, situation: '', choices: [], end: '', remember: '', cites: [] })
export const emptyChoice = (): ChoiceForm => ({ text: '', to: '', feedback: '' })

export function emptyLesson(): LessonForm {
  return { title: '', kind: 'text', minutes: 8, parts: [emptyPart()], remember: [], start: '1', steps: [emptyStep('1')] }
}

export function lessonOf(record: LessonRecord): LessonForm {
  return {
    title: record.title,
    kind: record.kind,
    minutes: record.minutes,
    parts: record.parts.length
      ? record.parts.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.map(({ text, cites }) => ({ text, cites: [...(cites ?? [])] })) }))
      : [emptyPart()],
    remember: [...record.remember],
    start: record.start ?? record.steps[0]?.id ?? '1',
    steps: record.steps.length
      ? record.steps.map((step) => ({
          id: step.id,
          situation: step.situation,
          choices: (step.choices ?? []).map(({ text, to, feedback }) => ({ text, to, feedback: feedback ?? '' })),
          end: step.end ?? '',
          remember: step.remember ?? '',
          cites: [...(step.cites ?? [])],
        }))
      : [emptyStep('1')],
    media: record.media,
  }
}

const filled = (text: string) => text.trim() !== ''

/** What is written; empty rows are left out. */
export function draftOf(form: LessonForm): Omit<LessonDraft, 'after'> {
  const parts = form.parts
    .map(({ heading, paragraphs }) => ({
      heading: heading.trim(),
      paragraphs: paragraphs.filter(({ text }) => filled(text)).map(({ text, cites }) => ({ text: text.trim(), cites })),
    }))
    .filter(({ paragraphs }) => paragraphs.length)
  const remember = form.remember.filter(filled).map((line) => line.trim())
  const steps = form.steps.map((step) => ({
    id: step.id,
    situation: step.situation.trim(),
    choices: step.end ? [] : step.choices.map(({ text, to, feedback }) => ({ text: text.trim(), to, ...(filled(feedback) && { feedback: feedback.trim() }) })),
    ...(step.end && { end: step.end }),
    ...(filled(step.remember) && { remember: step.remember.trim() }),
    cites: step.cites,
  }))
  const isDrill = form.kind === 'drill'
  const isPlayed = form.kind === 'video' || form.kind === 'audio'
  return {
    title: form.title.trim(),
    kind: form.kind,
    minutes: form.minutes,
    ...(isDrill ? { start: form.start, steps } : { parts }),
    ...(remember.length && !isDrill && { remember }),
    ...(isPlayed && form.media && { file: form.media.id }),
  }
}

/** What can be said before asking the server. */
export function lessonFaults(form: LessonForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (pointer: string, message: string) => faults.push({ pointer, message })
  if (form.title.trim().length < 2) say('/title', '请填写标题，至少两个字。')
  if (form.kind === 'drill') {
    form.steps.forEach((step) => {
      if (!filled(step.situation)) say(`/steps/${step.id}`, `步骤 ${step.id} 还没有写情景。`)
      if (!step.end && step.choices.some(({ text, to }) => !filled(text) || !to)) say(`/steps/${step.id}`, `步骤 ${step.id} 有选择没写完：写明怎么做、通到哪一步。`)
    })
  } else {
    form.parts.forEach((part, place) => {
      if (part.paragraphs.some(({ text }) => filled(text)) && !filled(part.heading)) say(`/parts/${place}`, `第 ${place + 1} 部分还没有小标题。`)
    })
  }
  return faults
}
