import type { components as Needs } from './generated/needs'
import type { components as Questions } from './generated/question'

// Shapes of what residents ask, and of what they need to know.
export type NeedsBoard = Needs['schemas']['NeedsBoard']
export type NeedKind = Needs['schemas']['NeedKind']
export type NeedCoverage = Needs['schemas']['NeedCoverage']
export type Misunderstanding = Needs['schemas']['Misunderstanding']
export type Proposal = Needs['schemas']['Proposal']
export type ProposalState = Needs['schemas']['ProposalState']
export type ProposalClosing = Needs['schemas']['ProposalClosing']
export type HotlineRow = Needs['schemas']['HotlineRow']
export type HotlineDraft = Needs['schemas']['HotlineDraft']
export type HotlineKept = Needs['schemas']['HotlineKept']

export type Question = Questions['schemas']['Question']
export type QuestionSummary = Questions['schemas']['QuestionSummary']
export type AskedKind = Questions['schemas']['AskedKind']
export type QuestionState = Questions['schemas']['QuestionState']
export type QuestionAnswer = Questions['schemas']['QuestionAnswer']
export type QuestionCleaning = Questions['schemas']['QuestionCleaning']
