import type { components as Circulars, paths as WritingPaths } from './generated/circular'
import type { components as Trials, paths as TrialPaths } from './generated/circulartrial'
import type { components as Progress, paths as ProgressPaths } from './generated/circularprogress'

// Shapes of circulars (群发通知).
export type CircularPaths = WritingPaths & TrialPaths & ProgressPaths
export type Circular = Circulars['schemas']['Circular']
export type CircularDraft = Circulars['schemas']['CircularDraft']
export type CircularChange = Circulars['schemas']['CircularChange']
export type CircularState = Circulars['schemas']['CircularState']
export type CircularKind = Circulars['schemas']['CircularKind']
export type Audience = Circulars['schemas']['CircularAudience']
export type AudienceEntry = Trials['schemas']['CircularAudienceEntry']
export type ContactState = Circulars['schemas']['AudienceContact']
export type Plan = Circulars['schemas']['CircularPlan']
export type DryRun = Trials['schemas']['CircularDryRun']
export type Sample = Trials['schemas']['CircularSample']
export type CircularProgress = Progress['schemas']['CircularProgress']
export type WayCounts = Progress['schemas']['CircularWayCounts']
export type WayState = Progress['schemas']['CircularWayState']
export type WayChannel = Trials['schemas']['CircularChannel']
export type FailureCount = Progress['schemas']['CircularFailureCount']
export type CircularRecipient = Progress['schemas']['CircularRecipient']
export type RecipientWay = Progress['schemas']['CircularWay']
export type Missing = Progress['schemas']['CircularMissing']
export type Settlement = Progress['schemas']['MessageSettlement']
export type Effect = Progress['schemas']['CircularEffect']
