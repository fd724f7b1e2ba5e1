import type { Mark } from '@/components/ListRow.vue'
import type { Answer } from '@/platform/http'
import { beijingDay, momentWords } from './days'

export type CourseRow = Answer<'listCourses'>['items'][number]
export type Course = Answer<'getCourse'>
export type Lesson = Answer<'getLesson'>
export type LessonRow = Course['lessons'][number]
export type Step = Lesson['steps'][number]

const kindWords = { text: '文字', audio: '录音', video: '视频', drill: '情景演练' } as const

/** What remains of a course, in one line. */
export function remainsWords(course: Pick<CourseRow, 'state' | 'minutes' | 'minutesLeft'>, left: number): string {
  if (course.state === 'finished') return '学完了，随时可以再看'
  if (left === 0) return '都学过了'
  return course.state === 'not_started' ? `${left} 课，大约 ${course.minutesLeft} 分钟` : `还剩 ${left} 课，大约 ${course.minutesLeft} 分钟`
}

export function courseMarks(course: Pick<CourseRow, 'state'>): Mark[] {
  if (course.state === 'finished') return [{ text: '学完了', kind: 'blue' }]
  return course.state === 'learning' ? [{ text: '正在学', kind: 'amber' }] : []
}

export function lessonDetail(lesson: Pick<LessonRow, 'kind' | 'minutes'>): string {
  return `${kindWords[lesson.kind]}，大约 ${lesson.minutes} 分钟`
}

/** Where a lesson stands, what is stored of it, and whether its law has changed. */
export function lessonMarks(lesson: LessonRow, stored: 'no' | 'same' | 'old'): Mark[] {
  const marks: Mark[] = []
  if (lesson.state === 'finished') marks.push({ text: '学完了', kind: 'blue' })
  if (lesson.state === 'learning') {
    marks.push({ text: lesson.seen === undefined ? '学了一部分' : `看了 ${lesson.seen}%`, kind: 'amber' })
  }
  if (lesson.review) marks.push({ text: '待核对', kind: 'amber' })
  if (stored === 'same') marks.push({ text: '已下载', kind: 'quiet' })
  if (stored === 'old') marks.push({ text: '下载的是旧版', kind: 'amber' })
  return marks
}

/** Whether it can be kept on the device: what is played needs the network. */
export function canBeStored(kind: LessonRow['kind']): boolean {
  return kind === 'text' || kind === 'drill'
}

/** Said before all of a course is kept: what of it still needs the network. */
export function unstoredWords({ lessons, attachments }: Pick<Course, 'lessons' | 'attachments'>): string {
  const played = lessons.filter(({ kind }) => !canBeStored(kind)).map(({ kind }) => kindWords[kind])
  const left = [...new Set([...played, ...(attachments.length > 0 ? ['附件'] : [])])]
  return left.length === 0 ? '' : `${left.join('、')}不下载，要有网络才能打开。`
}

/** Choices as they are shown: calling 110 first, whatever place it has. `place` is the one the server knows. */
export function shownChoices(step: Step) {
  const all = step.choices.map((choice, place) => ({ ...choice, place }))
  const calls = (choice: { text: string }) => choice.text.includes('110')
  return [...all.filter(calls), ...all.filter((choice) => !calls(choice))]
}

/** The way through a drill so far: each step with what was chosen there, and the step one stands at. */
export function walked(lesson: Pick<Lesson, 'start' | 'steps'>, choices: readonly number[]) {
  const byId = new Map(lesson.steps.map((step) => [step.id, step]))
  const past: { step: Step; choice: Step['choices'][number] }[] = []
  let here = byId.get(lesson.start ?? '')
  for (const place of choices) {
    const choice = here?.choices[place]
    if (!here || !choice) break
    past.push({ step: here, choice })
    here = byId.get(choice.to)
  }
  return { past, here }
}

/** What is kept on this device and what the server does not know yet: 已下载 · 未同步 2 项 · 已同步 14:32 */
export function storedWords(state: { stored: number; waiting: number; syncedAt?: string }, now: Date): string {
  const parts = state.stored > 0 ? [`已下载 ${state.stored} 课`] : []
  if (state.waiting > 0) parts.push(`未同步 ${state.waiting} 项`)
  else if (state.syncedAt) parts.push(`已同步 ${syncedWords(state.syncedAt, now)}`)
  return parts.join(' · ')
}

function syncedWords(at: string, now: Date): string {
  const today = beijingDay(now)
  const words = momentWords(at, today)
  return beijingDay(new Date(at)) === today ? words.slice(-5) : words
}
