import type { components as Needs, paths as BoardPaths } from './generated/needs'
import type { components as Hotline, paths as HotlinePaths } from './generated/hotline'
import type { components as Proposals, paths as ProposalPaths } from './generated/proposal'
import type { components as Questions } from './generated/question'

// Shapes of what residents ask, and of what they need to know.
export type NeedsPaths = BoardPaths & ProposalPaths & HotlinePaths
export type NeedsBoard = Needs['schemas']['NeedsBoard']
export type NeedKind = Needs['schemas']['NeedKind']
export type NeedCoverage = Needs['schemas']['NeedCoverage']
export type Misunderstanding = Needs['schemas']['Misunderstanding']
export type Proposal = Proposals['schemas']['Proposal']
export type ProposalState = Proposals['schemas']['ProposalState']
export type ProposalClosing = Proposals['schemas']['ProposalClosing']
export type HotlineRow = Hotline['schemas']['HotlineRow']
export type HotlineDraft = Hotline['schemas']['HotlineDraft']
export type HotlineKept = Hotline['schemas']['HotlineKept']

export type Question = Questions['schemas']['Question']
export type QuestionSummary = Questions['schemas']['QuestionSummary']
export type AskedKind = Questions['schemas']['AskedKind']
export type QuestionState = Questions['schemas']['QuestionState']
export type QuestionAnswer = Questions['schemas']['QuestionAnswer']
export type QuestionCleaning = Questions['schemas']['QuestionCleaning']
