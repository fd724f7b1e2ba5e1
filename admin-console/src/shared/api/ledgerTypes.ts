import type { components as Kinds, paths as KindPaths } from './generated/ledgerkind'
import type { components as Ledgers, paths as EntryPaths } from './generated/ledger'
import type { components as Steps, paths as StepPaths } from './generated/ledgerstep'
import type { paths as ImportPaths } from './generated/ledgerimport'

// Shapes of the ledgers: what a kind is, and one entry of it.
export type LedgerPaths = KindPaths & EntryPaths & StepPaths & ImportPaths
export type LedgerKindCode = Kinds['schemas']['LedgerKindCode']
export type LedgerKinds = Kinds['schemas']['LedgerKinds']
export type LedgerKind = Kinds['schemas']['LedgerKind']
export type LedgerField = Kinds['schemas']['LedgerField']
export type LedgerStepRule = Kinds['schemas']['LedgerStepRule']
export type LedgerBy = Kinds['schemas']['LedgerBy']
export type LedgerValues = Ledgers['schemas']['LedgerValues']
export type LedgerClocks = Kinds['schemas']['LedgerClocks']
export type LedgerClock = Ledgers['schemas']['LedgerClock']
export type LedgerRow = Ledgers['schemas']['LedgerRow']
export type LedgerEntryPage = Ledgers['schemas']['LedgerEntryPage']
export type LedgerEntryWhole = Ledgers['schemas']['LedgerEntryWhole']
export type LedgerEntryDraft = Ledgers['schemas']['LedgerEntryDraft']
export type LedgerRevision = Ledgers['schemas']['LedgerRevision']
export type LedgerStepDraft = Steps['schemas']['LedgerStepDraft']
export type LedgerStepCorrection = Steps['schemas']['LedgerStepCorrection']
export type LedgerTaken = Ledgers['schemas']['LedgerTaken']
export type LedgerFigures = Kinds['schemas']['LedgerFigures']
export type InspectionDrawDraft = Ledgers['schemas']['InspectionDrawDraft']
