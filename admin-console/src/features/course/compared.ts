import type { AttachmentDraft, CourseVersion } from '@/shared/api/types'
import { changedFields, type VersionField } from '@/shared/diff/versions'
import { one, type Compared } from '@/shared/meanwhile/compared'
import { HEAD_FIELDS, headOf, type HeadForm } from './head'
import { LESSON_FIELDS, lessonOf, type LessonForm, type StepForm } from './lesson'
import { audienceText, lengthText, LESSON_KINDS } from './words'

/** A draft without the words of its lessons, which have pages of their own. */
export interface DraftForm extends HeadForm {
  lessons: string[]
  attachments: AttachmentDraft[]
}

/** A draft as two people who change it compare it; `title` names a lesson by its id. */
export const draftCompared = (title: (lesson: string) => string): ReadonlyArray<Compared<DraftForm>> => [
  one('lessons', '一课一课', ({ lessons }) => lessons.map(title).join('\n')),
  one('title', HEAD_FIELDS.title),
  one('summary', HEAD_FIELDS.summary),
  one('audience', HEAD_FIELDS.audience, ({ audience }) => audienceText(audience)),
  one('minutes', HEAD_FIELDS.minutes),
  one('exam', HEAD_FIELDS.exam),
  one('attachments', '附件', ({ attachments }) => attachments.map(({ name }) => name).join('\n')),
]

export const LESSON_COMPARED: ReadonlyArray<Compared<LessonForm>> = [
  one('title', LESSON_FIELDS.title),
  one('kind', LESSON_FIELDS.kind, ({ kind }) => LESSON_KINDS[kind]),
  one('minutes', LESSON_FIELDS.minutes),
  one('media', LESSON_FIELDS.file, ({ media }) => (media ? lengthText(media.seconds) : '')),
  one('parts', '文字', ({ parts }) => parts.map(({ heading, paragraphs }) => [heading, ...paragraphs.map(({ text }) => text)].join('\n')).join('\n\n')),
  one('remember', '记住这几句', ({ remember }) => remember.join('\n')),
  { name: '步骤', keys: ['start', 'steps'], text: ({ kind, start, steps }) => (kind === 'drill' ? [`从步骤 ${start} 开始`, ...steps.map(stepText)].join('\n\n') : '') },
]

const ENDS = { good: '好的结局', bad: '不好的结局' }

const stepText = ({ id, situation, choices, end, remember }: StepForm) => [`步骤 ${id}：${situation}`, ...choices.map(({ text, to, feedback }) => `${text}，到步骤 ${to}${feedback && `：${feedback}`}`), end && ENDS[end], remember].filter(Boolean).join('\n')

export const draftFormOf = ({ head, lessons, attachments }: CourseVersion): DraftForm => ({ ...headOf(head), lessons: lessons.map(({ id }) => id), attachments })

/** What a version of a course says otherwise than an earlier one: of the course, then lesson by lesson; `cite` names an article. */
export function versionFields(before: CourseVersion, after: CourseVersion, cite: (ref: string) => string): VersionField[] {
  const ids = [...new Set([...after.lessons, ...before.lessons].map(({ id }) => id))]
  const of = ({ lessons }: CourseVersion, id: string) => lessons.find((lesson) => lesson.id === id)
  const title = (id: string) => (of(after, id) ?? of(before, id))?.title ?? id
  const form = (version: CourseVersion, id: string) => {
    const lesson = of(version, id)
    return lesson && lessonOf(lesson)
  }
  const compared = [...LESSON_COMPARED, { name: '依据', keys: [], text: (lesson: LessonForm) => citesOf(lesson).map(cite).join('\n') }]
  return [
    ...changedFields(draftFormOf(before), draftFormOf(after), draftCompared(title)),
    ...ids.flatMap((id) => changedFields(form(before, id), form(after, id), compared).map((field) => ({ ...field, name: `${title(id)} · ${field.name}` }))),
  ]
}

const citesOf = ({ parts, steps }: LessonForm) => [...new Set([...parts.flatMap(({ paragraphs }) => paragraphs), ...steps].flatMap(({ cites }) => cites))]
