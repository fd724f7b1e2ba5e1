import type { components as Decisions } from './generated/decision'
import type { components as Reviews } from './generated/review'

// Shapes of the review of annual returns (年报审查).
export type Review = Reviews['schemas']['Review']
export type ReviewState = Reviews['schemas']['ReviewState']
export type ReviewFilter = Reviews['schemas']['ReviewFilter']
export type ReviewPage = Reviews['schemas']['ReviewPage']
export type ReviewDesk = Reviews['schemas']['ReviewDesk']
export type ReviewFlag = Reviews['schemas']['ReviewFlag']
export type ReviewCorrection = Reviews['schemas']['Correction']
export type PaperDesk = Reviews['schemas']['PaperDesk']
export type PaperCell = Reviews['schemas']['PaperCell']
export type CharterClauses = Reviews['schemas']['CharterClauses']
export type CatalogueRule = Reviews['schemas']['CatalogueRule']
export type ReviewGrade = Decisions['schemas']['ReviewGrade']
export type DecisionState = Decisions['schemas']['DecisionState']
export type ReviewDecision = Decisions['schemas']['ReviewDecision']
export type ReviewDecisionPage = Decisions['schemas']['ReviewDecisionPage']
export type ConclusionDraft = Decisions['schemas']['ConclusionDraft']
export type Rectification = Decisions['schemas']['Rectification']
export type RectificationFilter = Decisions['schemas']['RectificationFilter']
export type RectificationPage = Decisions['schemas']['RectificationPage']
