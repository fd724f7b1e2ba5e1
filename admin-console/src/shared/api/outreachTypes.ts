import type { components as Evidences } from './generated/evidence'
import type { components as Sheets, paths as SheetPaths } from './generated/jointsheet'
import type { components as Parts, paths as PartPaths } from './generated/jointpart'
import type { components as Leaflets } from './generated/leaflet'
import type { components as Plans, paths as ItemPaths } from './generated/plan'
import type { components as LegalDays, paths as DayPaths } from './generated/legalday'
import type { components as Stands } from './generated/stand'

// Shapes of the 普法 plan, of joint sheets, leaflets, stands and evidence.
export type PlanPaths = ItemPaths & DayPaths
export type JointSheetPaths = SheetPaths & PartPaths
export type PlanItem = Plans['schemas']['PlanItem']
export type PlanItemDraft = Plans['schemas']['PlanItemDraft']
export type PlanItemChange = Plans['schemas']['PlanItemChange']
export type PlanItemPage = Plans['schemas']['PlanItemPage']
export type PlanState = Plans['schemas']['PlanState']
export type PlanAudience = Plans['schemas']['PlanAudience']
export type PlanCover = Plans['schemas']['PlanCover']
export type PlanTownshipEvents = Plans['schemas']['PlanTownshipEvents']
export type PlanTownshipCover = Plans['schemas']['PlanTownshipCover']
export type LegalDay = LegalDays['schemas']['LegalDay']
export type LegalDayInYear = LegalDays['schemas']['LegalDayInYear']
export type LegalDayList = LegalDays['schemas']['LegalDayList']
export type LegalDayDraft = LegalDays['schemas']['LegalDayDraft']
export type LegalDayChange = LegalDays['schemas']['LegalDayChange']

export type JointSheet = Sheets['schemas']['JointSheet']
export type JointSheetState = Sheets['schemas']['JointSheetState']
export type JointSheetDraft = Sheets['schemas']['JointSheetDraft']
export type JointSheetFiling = Sheets['schemas']['JointSheetFiling']
export type JointSheetPage = Sheets['schemas']['JointSheetPage']
export type JointSheetWhole = Sheets['schemas']['JointSheetWhole']
export type JointInvitation = Sheets['schemas']['JointInvitation']
export type JointPart = Parts['schemas']['JointPart']
export type JointPartState = Parts['schemas']['JointPartState']
export type MyPart = Parts['schemas']['MyPart']
export type PartAnswer = Parts['schemas']['PartAnswer']
export type PartLink = Parts['schemas']['PartLink']
export type Partner = Sheets['schemas']['Partner']

export type EventLeaflet = Leaflets['schemas']['EventLeaflet']
export type Leaflet = Leaflets['schemas']['Leaflet']
export type LeafletDraft = Leaflets['schemas']['LeafletDraft']
export type LeafletMoveDraft = Leaflets['schemas']['LeafletMoveDraft']
export type LeafletMoveKind = Leaflets['schemas']['LeafletMoveKind']
export type LeafletPage = Leaflets['schemas']['LeafletPage']
export type LeafletState = Leaflets['schemas']['LeafletState']
export type LeafletWhole = Leaflets['schemas']['LeafletWhole']

export type Stand = Stands['schemas']['Stand']
export type StandAsked = Stands['schemas']['StandAsked']
export type StandChoice = Stands['schemas']['StandChoice']
export type StandDraft = Stands['schemas']['StandDraft']
export type StandGain = Stands['schemas']['StandGain']
export type StandPage = Stands['schemas']['StandPage']
export type StandQuestionDraft = Stands['schemas']['StandQuestionDraft']
export type StandResult = Stands['schemas']['StandResult']
export type StandSlip = Stands['schemas']['StandSlip']
export type StandState = Stands['schemas']['StandState']
export type StandWhole = Stands['schemas']['StandWhole']
export type StandYear = Stands['schemas']['StandYear']
export type QuizBankItem = Stands['schemas']['QuizBank']['items'][number]
export type MarkedPhoto = Evidences['schemas']['MarkedPhoto']
export type PhotoArea = Evidences['schemas']['PhotoArea']
export type PhotoMarkDraft = Evidences['schemas']['PhotoMarkDraft']
export type PhotoMarkState = Evidences['schemas']['PhotoMarkState']
