import type { CourseRecordRow, ExamBank } from '@/shared/api/types'
import { one, type Compared } from '@/shared/meanwhile/compared'
import { EXAM_FIELDS, FIELDS, type ExamForm, type QuestionForm } from './draft'
import { KINDS, LEARNERS, rightText } from './words'

/** A question as two people who change it compare it; choices and what is right of them go together. */
export const questionCompared = (lessonTitle: (lesson: string) => string): ReadonlyArray<Compared<QuestionForm>> => [
  one('topic', FIELDS.topic),
  one('lesson', FIELDS.lesson, ({ lesson }) => lessonTitle(lesson)),
  one('case', FIELDS.case),
  one('ask', FIELDS.ask),
  { name: '题型和选项', keys: ['kind', 'choices', 'right'], text: (form) => [KINDS[form.kind], ...form.choices, form.right.length ? `正确答案：${rightText(form)}` : ''].filter(Boolean).join('\n') },
  one('why', FIELDS.why),
  one('cites', FIELDS.cites, ({ cites }) => cites.join('\n')),
]

interface Named {
  banks: readonly ExamBank[] | undefined
  courses: readonly CourseRecordRow[] | undefined
}

export function examCompared(named: () => Named): ReadonlyArray<Compared<ExamForm>> {
  const title = (list: ReadonlyArray<{ id: string; title: string }> | undefined, id: string) => list?.find((one) => one.id === id)?.title ?? id
  return [
    one('title', EXAM_FIELDS.title),
    one('audience', EXAM_FIELDS.audience, ({ audience }) => audience.map((role) => LEARNERS[role]).join('、')),
    one('parts', EXAM_FIELDS.parts, ({ parts }) => parts.map((part) => [title(named().banks, part.bank), part.topic, `${part.count} 题`].filter(Boolean).join('，')).join('\n')),
    one('minutes', EXAM_FIELDS.minutes),
    one('passPercent', EXAM_FIELDS.passPercent),
    one('attempts', EXAM_FIELDS.attempts),
    one('coolDownHours', EXAM_FIELDS.coolDownHours),
    one('course', EXAM_FIELDS.course, ({ course }) => title(named().courses, course)),
    one('qualification', EXAM_FIELDS.qualification, ({ qualification }) => (qualification ? LEARNERS[qualification] : '')),
    one('open', EXAM_FIELDS.open),
  ]
}
