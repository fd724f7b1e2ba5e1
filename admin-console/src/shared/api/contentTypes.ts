import type { components as Contents, paths as ReadPaths } from './generated/content'
import type { components as Editions, paths as EditionPaths } from './generated/edition'
import type { components as Texts, paths as TextPaths } from './generated/editiontext'
import type { components as Pieces, paths as PiecePaths } from './generated/piece'
import type { components as Reviews, paths as ReviewPaths } from './generated/editionreview'

// Shapes of answers and guides, as they are read, and of their editions.
export type ContentPaths = ReadPaths & EditionPaths & TextPaths & PiecePaths & ReviewPaths
export type Topic = Contents['schemas']['Topic']
export type TopicLine = Contents['schemas']['TopicList']['items'][number]
export type CardSummary = Contents['schemas']['CardSummary']
export type PieceKind = Editions['schemas']['PieceKind']
export type PieceState = Pieces['schemas']['PieceState']
export type PieceLine = Editions['schemas']['PieceLine']
export type PiecePage = Pieces['schemas']['PiecePage']
export type ContentPiece = Pieces['schemas']['Piece']
export type PieceDraft = Pieces['schemas']['PieceDraft']
export type Edition = Editions['schemas']['Edition']
export type EditionLine = Editions['schemas']['EditionLine']
export type EditionState = Editions['schemas']['EditionState']
export type EditionVerb = Editions['schemas']['EditionVerb']
export type EditionStep = Editions['schemas']['EditionStep']
export type EditionEvent = Editions['schemas']['EditionEvent']
export type EditionEventAct = Editions['schemas']['EditionEventAct']
export type EditionSave = Editions['schemas']['EditionSave']
export type EditionDecision = Reviews['schemas']['EditionDecision']
export type EditionMerge = Editions['schemas']['EditionMerge']
export type EditionDiff = Editions['schemas']['EditionDiff']
export type EditionFieldDiff = Editions['schemas']['EditionFieldDiff']
export type EditionComment = Editions['schemas']['EditionComment']
export type EditionCommentDraft = Editions['schemas']['EditionCommentDraft']
export type EditionVerdict = Texts['schemas']['EditionVerdict']
export type PlainMeasure = Texts['schemas']['PlainMeasure']
export type DraftText = Texts['schemas']['DraftText']
export type DraftSentence = Texts['schemas']['DraftSentence']
export type DraftCitation = Texts['schemas']['DraftCitation']
export type DraftQuizQuestion = Texts['schemas']['DraftQuizQuestion']
export type CardText = Texts['schemas']['CardText']
export type GuideText = Texts['schemas']['GuideText']
export type GuideStepText = Texts['schemas']['GuideStepText']
export type RichBlock = Texts['schemas']['DraftBlock']
export type RichRun = Texts['schemas']['DraftRun']
