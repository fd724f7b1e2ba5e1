import type { components as Drafts, paths as DraftPaths } from './generated/lawdraft'
import type { paths as ReleasePaths } from './generated/lawrelease'
import type { components as LawReports } from './generated/lawreport'

// Shapes of the bureau's yearly report (法治政府建设情况报告) and of the leader's page (领导看板).
export type LawDraftPaths = DraftPaths & ReleasePaths
export type LawReportOutline = Drafts['schemas']['LawReportOutline']
export type LawReportState = Drafts['schemas']['LawReportState']
export type LawReportHead = Drafts['schemas']['LawReportHead']
export type LawReportPage = Drafts['schemas']['LawReportPage']
export type LawReportWhole = Drafts['schemas']['LawReportWhole']
export type LawReportPart = Drafts['schemas']['LawReportPart']
export type LawReportParagraph = Drafts['schemas']['LawReportParagraph']
export type LawReportFigure = Drafts['schemas']['LawReportFigure']
export type LawReportFinding = Drafts['schemas']['LawReportFinding']
export type LawReportWords = Drafts['schemas']['LawReportWords']
export type LawReportComment = Drafts['schemas']['LawReportComment']
export type LeaderNumbers = LawReports['schemas']['LeaderPage']
