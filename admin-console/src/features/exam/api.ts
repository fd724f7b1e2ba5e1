import { answer, api } from '@/shared/api/client'
import type {
  CourseRecordRow,
  Exam,
  ExamBank,
  ExamBankDraft,
  ExamChange,
  ExamCheck,
  ExamDraft,
  ExamPart,
  ExamQuestion,
  ExamQuestionChange,
  ExamQuestionDraft,
  ExamQuestionKind,
  ExamQuestionPage,
  ExamQuestionState,
  ExamQuestionWithHistory,
  ExamResultRowPage,
  ExamResults,
  ExamStatistics,
  LessonRecord,
} from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })

export interface QuestionQuery {
  bank?: string
  topic?: string
  kind?: ExamQuestionKind
  state?: ExamQuestionState
  q?: string
  page: number
  size: number
}

export async function listCourses(): Promise<CourseRecordRow[]> {
  return (await answer(api.GET('/api/course-records'))).items
}

/** As learners see them; of a course that is not published yet, those of its draft. */
export async function listLessons(course: string): Promise<LessonRecord[]> {
  const { live, draft } = await answer(api.GET('/api/course-records/{course}', { params: { path: { course } } }))
  const version = (live ?? draft)?.number
  if (!version) return []
  return (await answer(api.GET('/api/course-records/{course}/versions/{version}', { params: { path: { course, version } } }))).lessons
}

export async function listExamBanks(): Promise<ExamBank[]> {
  return (await answer(api.GET('/api/exam-banks'))).items
}

export function createExamBank(body: ExamBankDraft, key: string): Promise<ExamBank> {
  return answer(api.POST('/api/exam-banks', { params: { header: header(key) }, body }))
}

export function listExamQuestions(query: QuestionQuery): Promise<ExamQuestionPage> {
  return answer(api.GET('/api/exam-questions', { params: { query } }))
}

export function getExamQuestion(question: string): Promise<ExamQuestionWithHistory> {
  return answer(api.GET('/api/exam-questions/{question}', { params: { path: { question } } }))
}

export function createExamQuestion(body: ExamQuestionDraft, key: string): Promise<ExamQuestion> {
  return answer(api.POST('/api/exam-questions', { params: { header: header(key) }, body }))
}

export function changeExamQuestion(question: string, body: ExamQuestionChange, key: string): Promise<ExamQuestion> {
  return answer(api.PUT('/api/exam-questions/{question}', { params: { path: { question }, header: header(key) }, body }))
}

export function confirmExamQuestion(question: string, after: number, key: string): Promise<ExamQuestion> {
  return answer(api.POST('/api/exam-questions/{question}/confirm', { params: { path: { question }, header: header(key) }, body: { after } }))
}

export function stopExamQuestion(question: string, reason: string, key: string): Promise<ExamQuestion> {
  return answer(api.POST('/api/exam-questions/{question}/stop', { params: { path: { question }, header: header(key) }, body: { reason } }))
}

export function getExamStatistics(bank: string): Promise<ExamStatistics> {
  return answer(api.GET('/api/exam-banks/{bank}/statistics', { params: { path: { bank } } }))
}

export async function listExams(): Promise<Exam[]> {
  return (await answer(api.GET('/api/exams'))).items
}

export function createExam(body: ExamDraft, key: string): Promise<Exam> {
  return answer(api.POST('/api/exams', { params: { header: header(key) }, body }))
}

export function changeExam(exam: string, body: ExamChange, key: string): Promise<Exam> {
  return answer(api.PUT('/api/exams/{exam}', { params: { path: { exam }, header: header(key) }, body }))
}

export function checkExam(parts: ExamPart[]): Promise<ExamCheck> {
  return answer(api.POST('/api/exam-checks', { body: { parts } }))
}

export interface ResultQuery {
  year?: number
  township?: string
  passed?: boolean
}

export function getExamResults(exam: string, year?: number): Promise<ExamResults> {
  return answer(api.GET('/api/exams/{exam}/results', { params: { path: { exam }, query: { year } } }))
}

export function listExamResultRows(exam: string, query: ResultQuery & { page: number; size: number }): Promise<ExamResultRowPage> {
  return answer(api.GET('/api/exams/{exam}/result-rows', { params: { path: { exam }, query } }))
}

export function exportExamResults(exam: string, query: ResultQuery): Promise<Blob> {
  const params = { path: { exam }, query }
  return answer(api.GET('/api/exams/{exam}/results-workbook', { params, parseAs: 'blob', headers: { Accept: '*/*' } }))
}
