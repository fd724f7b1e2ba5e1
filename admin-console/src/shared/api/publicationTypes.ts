import type { components as Publications } from './generated/publication'

// Shapes of publication (公示).
export type PublicationKind = Publications['schemas']['PublicationKind']
export type PublicationState = Publications['schemas']['PublicationState']
export type PublicationBatch = Publications['schemas']['PublicationBatch']
export type PublicationBatchPage = Publications['schemas']['PublicationBatchPage']
export type PublicationBatchWhole = Publications['schemas']['PublicationBatchWhole']
export type PublicationItem = Publications['schemas']['PublicationItem']
export type PublicationCandidatePage = Publications['schemas']['PublicationCandidatePage']
export type PublicationCandidate = Publications['schemas']['PublicationCandidate']
export type PublicationDraft = Publications['schemas']['PublicationDraft']
export type PublicationCorrection = Publications['schemas']['PublicationCorrection']
export type PublicationCorrectionPage = Publications['schemas']['PublicationCorrectionPage']
export type CorrectionState = Publications['schemas']['CorrectionState']
export type PublicationArticle = Publications['schemas']['PublicationArticle']
