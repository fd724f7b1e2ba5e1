import type { components as AnnualReport, paths as CampaignsPaths } from './generated/annualreport'
import type { components as Returns, paths as ReturnPaths } from './generated/annualreturn'
import type { components as CampaignProgress, paths as ProgressPaths } from './generated/campaignprogress'
import type { components as Campaigns, paths as ScopePaths } from './generated/campaign'
import type { components as Terms, paths as TermPaths } from './generated/reportterm'

/** Of annual reports and their campaigns. */
export type CampaignPaths = CampaignsPaths & ProgressPaths & ReturnPaths & ScopePaths & TermPaths
export type Campaign = AnnualReport['schemas']['Campaign']
export type CampaignDraft = AnnualReport['schemas']['CampaignDraft']
export type CampaignChange = AnnualReport['schemas']['CampaignChange']
export type CampaignFigures = AnnualReport['schemas']['CampaignFigures']
export type CampaignRules = Campaigns['schemas']['CampaignRules']
export type CampaignStep = Campaigns['schemas']['Step']
export type ScopeLine = Campaigns['schemas']['ScopeLine']
export type ScopePage = Campaigns['schemas']['ScopePage']
export type ScopeFilter = Campaigns['schemas']['ScopeFilter']
export type Extension = Terms['schemas']['CampaignExtension']
export type ExtensionState = Terms['schemas']['ExtensionState']
export type ExtensionDraft = Terms['schemas']['ExtensionDraft']
export type ExtensionDecision = Terms['schemas']['ExtensionDecision']
export type PaperReturnDraft = Terms['schemas']['PaperReturnDraft']
export type PaperReceipt = Terms['schemas']['PaperReceipt']
export type ReportTerm = Terms['schemas']['ReportTerm']
export type CampaignState = AnnualReport['schemas']['CampaignState']
export type Channel = CampaignProgress['schemas']['Channel']
export type NoticeState = CampaignProgress['schemas']['NoticeState']
export type Counts = CampaignProgress['schemas']['Counts']
export type Progress = CampaignProgress['schemas']['Progress']
export type Recipient = CampaignProgress['schemas']['Recipient']
export type Reminder = CampaignProgress['schemas']['Reminder']
export type Return = Returns['schemas']['Return']
export type ReturnReceipt = Returns['schemas']['ReturnReceipt']
export type ReturnState = Returns['schemas']['ReturnState']
export type ReturnConsent = Returns['schemas']['ReturnConsent']
