import type { components as Counsels } from './generated/counsel'

// Shapes of opinions of the legal counsel (法律顾问意见).
export type CounselKind = Counsels['schemas']['CounselKind']
export type CounselState = Counsels['schemas']['CounselState']
export type CounselFilter = Counsels['schemas']['CounselFilter']
export type CounselVerdict = Counsels['schemas']['CounselVerdict']
export type CounselRow = Counsels['schemas']['CounselRow']
export type CounselRequest = Counsels['schemas']['CounselRequest']
export type CounselRequestPage = Counsels['schemas']['CounselRequestPage']
export type CounselQuestion = Counsels['schemas']['CounselQuestion']
export type CounselOpinionDraft = Counsels['schemas']['CounselOpinionDraft']
