import { answer, api } from '@/shared/api/client'
import { sendForm } from '@/shared/api/sendForm'
import type {
  CourseDraft,
  CourseDraftChange,
  CourseOverview,
  CourseRecord,
  CourseRecordRow,
  CourseVersion,
  ExamBank,
  LearnerPage,
  LearnerState,
  LessonDraft,
  LessonFile,
} from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })

export async function listCourseRecords(): Promise<CourseRecordRow[]> {
  return (await answer(api.GET('/api/course-records'))).items
}

export async function listExamBanks(): Promise<ExamBank[]> {
  return (await answer(api.GET('/api/exam-banks'))).items
}

export function getCourseRecord(course: string): Promise<CourseRecord> {
  return answer(api.GET('/api/course-records/{course}', { params: { path: { course } } }))
}

export function getCourseVersion(course: string, version: number): Promise<CourseVersion> {
  return answer(api.GET('/api/course-records/{course}/versions/{version}', { params: { path: { course, version } } }))
}

export function createCourse(body: CourseDraft, key: string): Promise<CourseRecord> {
  return answer(api.POST('/api/course-records', { params: { header: header(key) }, body }))
}

export function draftCourse(course: string, key: string): Promise<CourseRecord> {
  return answer(api.POST('/api/course-records/{course}/draft', { params: { path: { course }, header: header(key) } }))
}

export function changeCourseDraft(course: string, body: CourseDraftChange, key: string): Promise<CourseVersion> {
  return answer(api.PUT('/api/course-records/{course}/draft', { params: { path: { course }, header: header(key) }, body }))
}

export function saveLesson(course: string, lesson: string, body: LessonDraft, key: string): Promise<CourseVersion> {
  const params = { path: { course, lesson }, header: header(key) }
  return answer(api.PUT('/api/course-records/{course}/draft/lessons/{lesson}', { params, body }))
}

export function discardCourseDraft(course: string, after: number, key: string): Promise<CourseRecord> {
  const params = { path: { course }, header: header(key) }
  return answer(api.POST('/api/course-records/{course}/draft/discard', { params, body: { after } }))
}

export function publishCourse(course: string, after: number, key: string): Promise<CourseRecord> {
  const params = { path: { course }, header: header(key) }
  return answer(api.POST('/api/course-records/{course}/draft/publish', { params, body: { after } }))
}

export function withdrawCourse(course: string, reason: string, key: string): Promise<CourseRecord> {
  const params = { path: { course }, header: header(key) }
  return answer(api.POST('/api/course-records/{course}/withdraw', { params, body: { reason } }))
}

export function restoreLesson(course: string, lesson: string, reason: string, key: string): Promise<CourseRecord> {
  const params = { path: { course, lesson }, header: header(key) }
  return answer(api.POST('/api/course-records/{course}/lessons/{lesson}/restore', { params, body: { reason } }))
}

export function uploadLessonFile(file: File, key: string, progress: (percent: number) => void): Promise<LessonFile> {
  return sendForm('/api/lesson-files', file, key, progress)
}

/** Where staff play the video or recording of a lesson. */
export function lessonFileAddress(course: string, version: number, lesson: string): string {
  return `/api/course-records/${encodeURIComponent(course)}/versions/${version}/lessons/${encodeURIComponent(lesson)}/file`
}

export function getCourseOverview(course: string): Promise<CourseOverview> {
  return answer(api.GET('/api/course-records/{course}/overview', { params: { path: { course } } }))
}

export interface LearnerQuery {
  state?: LearnerState
  township?: string
}

export function listCourseLearners(course: string, query: LearnerQuery & { page: number; size: number }): Promise<LearnerPage> {
  return answer(api.GET('/api/course-records/{course}/learners', { params: { path: { course }, query } }))
}

export function exportCourseLearners(course: string, query: LearnerQuery): Promise<Blob> {
  const params = { path: { course }, query }
  return answer(api.GET('/api/course-records/{course}/learners.xlsx', { params, parseAs: 'blob', headers: { Accept: '*/*' } }))
}
