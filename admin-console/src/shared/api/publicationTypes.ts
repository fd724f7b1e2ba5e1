import type { components as Publications, paths as BatchPaths } from './generated/publication'
import type { components as Articles, paths as ArticlePaths } from './generated/publicationarticle'
import type { components as Corrections, paths as CorrectionPaths } from './generated/publicationcorrection'

// Shapes of publication (公示).
export type PublicationPaths = BatchPaths & CorrectionPaths & ArticlePaths
export type PublicationKind = Publications['schemas']['PublicationKind']
export type PublicationState = Publications['schemas']['PublicationState']
export type PublicationBatch = Publications['schemas']['PublicationBatch']
export type PublicationBatchPage = Publications['schemas']['PublicationBatchPage']
export type PublicationBatchWhole = Publications['schemas']['PublicationBatchWhole']
export type PublicationItem = Publications['schemas']['PublicationItem']
export type PublicationCandidatePage = Publications['schemas']['PublicationCandidatePage']
export type PublicationCandidate = Publications['schemas']['PublicationCandidate']
export type PublicationDraft = Publications['schemas']['PublicationDraft']
export type PublicationCorrection = Corrections['schemas']['PublicationCorrection']
export type PublicationCorrectionPage = Corrections['schemas']['PublicationCorrectionPage']
export type CorrectionState = Corrections['schemas']['CorrectionState']
export type PublicationArticle = Articles['schemas']['PublicationArticle']
