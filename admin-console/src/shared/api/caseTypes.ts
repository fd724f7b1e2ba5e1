import type { components as Credits, paths as StandingPaths } from './generated/creditlist'
import type { components as CreditMoves, paths as MovePaths } from './generated/creditmove'
import type { components as CreditRemovals } from './generated/creditremoval'
import type { components as CreditRules } from './generated/creditrule'
import type { components as CreditRuns } from './generated/creditrun'
import type { components as Penalties, paths as CasePaths } from './generated/penalty'
import type { paths as StepPaths } from './generated/penaltystep'
import type { components as Procedures } from './generated/procedure'

// Shapes of what is decided about an organisation: procedures, credit lists, penalties.
export type CreditListPaths = StandingPaths & MovePaths
export type PenaltyPaths = CasePaths & StepPaths
export type Procedure = Procedures['schemas']['Procedure']
export type ProcedureService = Procedures['schemas']['ProcedureService']
export type CreditStandingPage = Credits['schemas']['CreditStandingPage']
export type CreditState = Credits['schemas']['CreditState']
export type CreditDossier = Credits['schemas']['CreditDossier']
export type CreditMove = CreditMoves['schemas']['CreditMove']
export type CreditMovePage = CreditMoves['schemas']['CreditMovePage']
export type CreditMoveKind = CreditMoves['schemas']['CreditMoveKind']
export type CreditMoveStep = CreditMoves['schemas']['CreditMoveStep']
export type CreditRun = CreditRuns['schemas']['CreditRun']
export type CreditRunPage = CreditRuns['schemas']['CreditRunPage']
export type CreditRunLine = CreditRuns['schemas']['CreditRunLine']
export type CreditRunLinePage = CreditRuns['schemas']['CreditRunLinePage']
export type CreditVerdict = CreditRuns['schemas']['CreditVerdict']
export type CreditRuleBook = CreditRules['schemas']['CreditRules']
export type CreditPublicationClass = Credits['schemas']['CreditPublicationClass']
export type CreditEntry = Credits['schemas']['CreditEntry']
export type CreditProposal = CreditMoves['schemas']['CreditProposal']
export type CreditRevocation = CreditMoves['schemas']['CreditRevocation']
export type CreditHoldPage = CreditRuns['schemas']['CreditHoldPage']
export type CreditHold = CreditRuns['schemas']['CreditHold']
export type CreditTaskPage = CreditRuns['schemas']['CreditTaskPage']
export type CreditTask = CreditRuns['schemas']['CreditTask']
export type CreditObjection = CreditRemovals['schemas']['CreditObjection']
export type CreditObjectionPage = CreditRemovals['schemas']['CreditObjectionPage']
export type PenaltyPage = Penalties['schemas']['PenaltyPage']
export type PenaltyRow = Penalties['schemas']['PenaltyRow']
export type PenaltyWhole = Penalties['schemas']['PenaltyWhole']
export type PenaltyStage = Penalties['schemas']['PenaltyStage']
export type PenaltyFilter = Penalties['schemas']['PenaltyFilter']
export type PenaltyRules = Penalties['schemas']['PenaltyRules']
export type PenaltyMeasure = Penalties['schemas']['PenaltyMeasure']
export type PenaltyMeasureKind = Penalties['schemas']['PenaltyMeasureKind']
export type PenaltyPaper = Penalties['schemas']['PenaltyPaper']
export type PenaltyStep = Penalties['schemas']['PenaltyStep']
