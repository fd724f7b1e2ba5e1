import { answer, api } from '@/shared/api/client'
import { cameFrom } from '@/shared/api/listAddress'
import type {
  AttendanceCounts,
  AttendanceRow,
  AttendanceRowPage,
  AttendanceScreen,
  EnrolmentRow,
  EnrolmentState,
  NotSignedUpPage,
  RollCallLine,
  Rows,
  SignUpReminded,
  Trainer,
  TrainingSession,
  TrainingSessionDraft,
} from '@/shared/api/types'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ROWS = 100

interface PageOf {
  page: number
  size: number
}

export function listTrainingSessions(query: PageOf & { year?: number; unsigned?: boolean }): Promise<Rows<TrainingSession>> {
  return answer(api.GET('/api/training-sessions', { params: { query } }))
}

export function getTrainingSession(session: string): Promise<TrainingSession> {
  return answer(api.GET('/api/training-sessions/{session}', { params: { path: { session } } }))
}

export function createTrainingSession(body: TrainingSessionDraft, key: string): Promise<TrainingSession> {
  return answer(api.POST('/api/training-sessions', { params: { header: { 'Idempotency-Key': key } }, body }))
}

/** How many minutes of it were held is said of one that has begun, and only of that. */
export function cancelTrainingSession(session: string, reason: string, heldMinutes: number | undefined, key: string): Promise<TrainingSession> {
  const params = { path: { session }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/training-sessions/{session}/cancel', { params, body: { reason, heldMinutes } }))
}

export function listEnrolments(session: string, query: PageOf & { state?: EnrolmentState }): Promise<Rows<EnrolmentRow>> {
  return answer(api.GET('/api/training-sessions/{session}/enrolments', { params: { path: { session }, query } }))
}

export async function listTrainers(): Promise<Trainer[]> {
  return (await answer(api.GET('/api/trainers'))).items
}

export function listNotSignedUp(session: string, query: PageOf & { township?: string }): Promise<NotSignedUpPage> {
  return answer(api.GET('/api/training-sessions/{session}/missing', { params: { path: { session }, query } }))
}

export function exportNotSignedUp(session: string, township?: string): Promise<Blob> {
  const params = { path: { session }, query: { township } }
  return answer(api.GET('/api/training-sessions/{session}/missing/export', { params, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function remindNotSignedUp(session: string, township: string | undefined, key: string): Promise<SignUpReminded> {
  const params = { path: { session }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/training-sessions/{session}/missing/remind', { params, body: township ? { township } : {} }))
}

export function getAttendanceCode(session: string): Promise<AttendanceScreen> {
  return answer(api.GET('/api/training-sessions/{session}/attendance-code', { params: { path: { session } } }))
}

export function getAttendanceCounts(session: string): Promise<AttendanceCounts> {
  return answer(api.GET('/api/training-sessions/{session}/attendance-counts', { params: { path: { session } } })) as Promise<AttendanceCounts>
}

export const countsStreamOf = (session: string) => `/api/training-sessions/${encodeURIComponent(session)}/attendance-counts`

/** The whole list, however long. */
export async function listAttendance(session: string): Promise<AttendanceRowPage> {
  const items: AttendanceRow[] = []
  for (let page = 1; ; page++) {
    const params = { path: { session }, query: { page, size: ROWS } }
    const part = await answer(api.GET('/api/training-sessions/{session}/attendance', { params }))
    items.push(...part.items)
    if (!part.items.length || items.length >= part.total) return { ...part, items: cameFrom(items, part.items) }
  }
}

export function recordAttendance(session: string, items: RollCallLine[], reason: string, key: string): Promise<AttendanceCounts> {
  const params = { path: { session }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/training-sessions/{session}/attendance', { params, body: { items, ...(reason && { reason }) } }))
}

export function signAttendance(session: string, key: string): Promise<AttendanceCounts> {
  const params = { path: { session }, header: { 'Idempotency-Key': key } }
  return answer(api.POST('/api/training-sessions/{session}/attendance/sign', { params }))
}

export function getAttendanceSheet(session: string): Promise<Blob> {
  const params = { path: { session } }
  return answer(api.GET('/api/training-sessions/{session}/attendance/sheet', { params, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function importAttendanceSheet(session: string, file: ArrayBuffer, key: string): Promise<AttendanceCounts> {
  return answer(
    api.POST('/api/training-sessions/{session}/attendance/sheet', {
      params: { path: { session }, header: { 'Idempotency-Key': key } },
      headers: { 'Content-Type': XLSX },
      body: '',
      bodySerializer: () => file,
    }),
  )
}

/** The same file with a column that says what is wrong. */
export function markAttendanceSheet(session: string, file: ArrayBuffer): Promise<Blob> {
  return answer(
    api.POST('/api/training-sessions/{session}/attendance/sheet/marked', {
      params: { path: { session } },
      headers: { 'Content-Type': XLSX, Accept: '*/*' },
      body: '',
      bodySerializer: () => file,
      parseAs: 'blob',
    }),
  )
}
