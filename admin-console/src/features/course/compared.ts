import type { AttachmentDraft } from '@/shared/api/types'
import { one, type Compared } from '@/shared/meanwhile/compared'
import { HEAD_FIELDS, type HeadForm } from './head'
import { LESSON_FIELDS, type LessonForm, type StepForm } from './lesson'
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
  { name: '步骤', keys: ['start', 'steps'], text: ({ start, steps }) => [`从步骤 ${start} 开始`, ...steps.map(stepText)].join('\n\n') },
]

const stepText = ({ id, situation, choices, remember }: StepForm) => [`步骤 ${id}：${situation}`, ...choices.map(({ text, to }) => `${text}，到步骤 ${to}`), remember].filter(Boolean).join('\n')
