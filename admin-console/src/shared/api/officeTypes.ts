import type { components as Offices } from './generated/office'

// Shapes of offices (办事机构).
export type OfficeService = Offices['schemas']['OfficeService']
export type OfficeFilter = Offices['schemas']['OfficeFilter']
export type OfficeRecord = Offices['schemas']['OfficeRecord']
export type OfficeRecordPage = Offices['schemas']['OfficeRecordPage']
export type OfficeWithHistory = Offices['schemas']['OfficeWithHistory']
export type OfficeEvent = Offices['schemas']['OfficeEvent']
export type OfficeDraft = Offices['schemas']['OfficeDraft']
export type OfficeChange = Offices['schemas']['OfficeChange']
