import type { components as AnnualReport, paths as AnnualReportPaths } from './generated/annualreport'
import type { components as Audit, paths as AuditPaths } from './generated/audit'
import type { components as Demo, paths as DemoPaths } from './generated/demo'
import type { components as Identity, paths as IdentityPaths } from './generated/identity'
import type { components as LawReport, paths as LawReportPaths } from './generated/lawreport'
import type { components as Organizations, paths as OrganizationPaths } from './generated/organization'

export type Paths = AnnualReportPaths &
  AuditPaths &
  DemoPaths &
  IdentityPaths &
  LawReportPaths &
  OrganizationPaths

export type Problem = Identity['schemas']['Problem']
export type FieldError = Identity['schemas']['FieldError']
export type Role = Demo['schemas']['Role']

export type CurrentPerson = Identity['schemas']['CurrentPerson']
export type Person = Identity['schemas']['Person']
export type Grant = Identity['schemas']['Grant']
export type County = Identity['schemas']['County']

export type OrganizationType = Organizations['schemas']['OrganizationType']
export type OrganizationSummary = Organizations['schemas']['OrganizationSummary']
export type Organization = Organizations['schemas']['Organization']
export type ImportResult = Organizations['schemas']['ImportResult']

export type Campaign = AnnualReport['schemas']['Campaign']
export type CampaignDraft = AnnualReport['schemas']['CampaignDraft']
export type CampaignState = AnnualReport['schemas']['CampaignState']
export type Channel = AnnualReport['schemas']['Channel']
export type NoticeState = AnnualReport['schemas']['NoticeState']
export type Counts = AnnualReport['schemas']['Counts']
export type Progress = AnnualReport['schemas']['Progress']
export type Recipient = AnnualReport['schemas']['Recipient']

export type YearlyFigures = LawReport['schemas']['YearlyFigures']
export type Figure = LawReport['schemas']['Figure']
export type FigureCode = LawReport['schemas']['FigureCode']
export type FigureRow = LawReport['schemas']['FigureRow']

export type AuditEvent = Audit['schemas']['AuditEvent']

export type DemoAccount =
  DemoPaths['/api/demo/accounts']['get']['responses']['200']['content']['application/json']['items'][number]

export interface Rows<T> {
  total: number
  items: T[]
}
