import type { components as Decisions } from './generated/decision'
import type { components as Reviews, paths as QueuePaths } from './generated/review'
import type { components as Desks, paths as DeskPaths } from './generated/reviewdesk'

// Shapes of the review of annual returns (年报审查).
export type ReviewPaths = QueuePaths & DeskPaths
export type Review = Reviews['schemas']['Review']
export type ReviewState = Reviews['schemas']['ReviewState']
export type ReviewFilter = Reviews['schemas']['ReviewFilter']
export type ReviewPage = Reviews['schemas']['ReviewPage']
export type ReviewDesk = Desks['schemas']['ReviewDesk']
export type ReviewFlag = Desks['schemas']['ReviewFlag']
export type ReviewCorrection = Desks['schemas']['Correction']
export type PaperDesk = Desks['schemas']['PaperDesk']
export type PaperCell = Desks['schemas']['PaperCell']
export type CharterClauses = Desks['schemas']['CharterClauses']
export type CatalogueRule = Desks['schemas']['CatalogueRule']
export type ReviewGrade = Decisions['schemas']['ReviewGrade']
export type DecisionState = Decisions['schemas']['DecisionState']
export type ReviewDecision = Decisions['schemas']['ReviewDecision']
export type ReviewDecisionPage = Decisions['schemas']['ReviewDecisionPage']
export type ConclusionDraft = Decisions['schemas']['ConclusionDraft']
export type Rectification = Decisions['schemas']['Rectification']
export type RectificationFilter = Decisions['schemas']['RectificationFilter']
export type RectificationPage = Decisions['schemas']['RectificationPage']
