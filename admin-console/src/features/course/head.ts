import type { CourseAudience, CourseDraft, CourseVersionHead, FieldError } from '@/shared/api/types'

/** What is told of a course beside its lessons, as it is typed. */
export interface HeadForm {
  title: string
  summary: string
  audience: CourseAudience[]
  minutes: number
  exam: string
}

export const HEAD_FIELDS = { title: '名称', summary: '一句话说明', audience: '给谁学', minutes: '学时（分钟）', exam: '学完以后考的题库' }

export const emptyHead = (): HeadForm => ({ title: '', summary: '', audience: ['child_director'], minutes: 45, exam: '' })

export function headOf(head: CourseVersionHead): HeadForm {
  return { title: head.title, summary: head.summary, audience: [...head.audience], minutes: head.minutes, exam: head.exam ?? '' }
}

export function headFaults(form: HeadForm): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof HeadForm, message: string) => faults.push({ pointer: `/${field}`, message })
  if (form.title.trim().length < 2) say('title', '请填写名称，至少两个字。')
  if (form.summary.trim().length < 2) say('summary', '请用一句话说明学了能做什么。')
  if (form.audience.length === 0) say('audience', '请至少选一种人。')
  if (form.exam.trim() && !/^[a-z][a-z0-9-]{1,40}$/.test(form.exam.trim())) say('exam', '题库的编号由小写字母、数字和短横线组成。')
  return faults
}

export function draftOf(form: HeadForm): CourseDraft {
  return {
    title: form.title.trim(),
    summary: form.summary.trim(),
    audience: form.audience,
    minutes: form.minutes,
    ...(form.exam.trim() && { exam: form.exam.trim() }),
  }
}
