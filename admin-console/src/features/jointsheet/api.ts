import { answer, api } from '@/shared/api/client'
import type { JointInvitation, JointSheetDraft, JointSheetFiling, JointSheetPage, JointSheetState, JointSheetWhole, MyPart, PartAnswer, Partner, PartLink } from '@/shared/api/types'

const header = (key: string) => ({ 'Idempotency-Key': key })
/** Encoded: a full stop (。) that was copied along fits into no header, and the server shall refuse it in words. */
const linkHeader = (token: string) => ({ 'Link-Token': encodeURIComponent(token) })

export interface SheetQuery {
  year?: number
  state?: JointSheetState
  page: number
  size: number
}

export function listJointSheets(query: SheetQuery): Promise<JointSheetPage> {
  return answer(api.GET('/api/joint-sheets', { params: { query } }))
}

export function openJointSheet(body: JointSheetDraft, key: string): Promise<JointSheetWhole> {
  return answer(api.POST('/api/joint-sheets', { params: { header: header(key) }, body }))
}

export function getJointSheet(sheet: string): Promise<JointSheetWhole> {
  return answer(api.GET('/api/joint-sheets/{sheet}', { params: { path: { sheet } } }))
}

export function inviteDepartment(sheet: string, body: JointInvitation, key: string): Promise<JointSheetWhole> {
  return answer(api.POST('/api/joint-sheets/{sheet}/parts', { params: { path: { sheet }, header: header(key) }, body }))
}

export function fileJointSheet(sheet: string, body: JointSheetFiling, key: string): Promise<JointSheetWhole> {
  return answer(api.POST('/api/joint-sheets/{sheet}/file', { params: { path: { sheet }, header: header(key) }, body }))
}

export function cancelJointSheet(sheet: string, reason: string, key: string): Promise<JointSheetWhole> {
  return answer(api.POST('/api/joint-sheets/{sheet}/cancel', { params: { path: { sheet }, header: header(key) }, body: { reason } }))
}

/** The answer is a secret, so it is not kept for a second sending; asked again, it is another. */
export function createPartLink(part: string, validHours: number): Promise<PartLink> {
  return answer(api.POST('/api/joint-parts/{part}/link', { params: { path: { part } }, body: { validHours } }))
}

/** The session's cookie goes with it, so an image element may load it. */
export const partPhotoPath = (part: string, photo: string) => `/api/joint-parts/${encodeURIComponent(part)}/photos/${encodeURIComponent(photo)}`

/** The same for the department itself. */
export const myPartPhotoPath = (part: string, photo: string) => `/api/me/joint-parts/${encodeURIComponent(part)}/photos/${encodeURIComponent(photo)}`

export async function listPartners(): Promise<Partner[]> {
  return (await answer(api.GET('/api/partners'))).items
}

export async function listMyParts(): Promise<MyPart[]> {
  return (await answer(api.GET('/api/me/joint-parts'))).items
}

export function getMyPart(part: string): Promise<MyPart> {
  return answer(api.GET('/api/me/joint-parts/{part}', { params: { path: { part } } }))
}

export function answerMyPart(part: string, body: PartAnswer, key: string): Promise<MyPart> {
  return answer(api.PUT('/api/me/joint-parts/{part}', { params: { path: { part }, header: header(key) }, body }))
}

export function getPartByLink(token: string): Promise<MyPart> {
  return answer(api.GET('/api/part-link', { params: { header: linkHeader(token) } }))
}

export function answerPartByLink(token: string, body: PartAnswer): Promise<MyPart> {
  return answer(api.POST('/api/part-link', { params: { header: linkHeader(token) }, body }))
}
