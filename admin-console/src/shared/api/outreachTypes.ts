import type { components as Evidences } from './generated/evidence'
import type { components as Sheets } from './generated/jointsheet'
import type { components as Leaflets } from './generated/leaflet'
import type { components as Plans } from './generated/plan'

// Shapes of the 普法 plan, of joint sheets, leaflets and evidence.
export type PlanItem = Plans['schemas']['PlanItem']
export type PlanItemDraft = Plans['schemas']['PlanItemDraft']
export type PlanItemChange = Plans['schemas']['PlanItemChange']
export type PlanItemPage = Plans['schemas']['PlanItemPage']
export type PlanState = Plans['schemas']['PlanState']
export type PlanAudience = Plans['schemas']['PlanAudience']
export type PlanCover = Plans['schemas']['PlanCover']
export type PlanTownshipCover = Plans['schemas']['PlanTownshipCover']
export type LegalDay = Plans['schemas']['LegalDay']
export type LegalDayInYear = Plans['schemas']['LegalDayInYear']
export type LegalDayList = Plans['schemas']['LegalDayList']
export type LegalDayDraft = Plans['schemas']['LegalDayDraft']
export type LegalDayChange = Plans['schemas']['LegalDayChange']

export type JointSheet = Sheets['schemas']['JointSheet']
export type JointSheetState = Sheets['schemas']['JointSheetState']
export type JointSheetDraft = Sheets['schemas']['JointSheetDraft']
export type JointSheetFiling = Sheets['schemas']['JointSheetFiling']
export type JointSheetPage = Sheets['schemas']['JointSheetPage']
export type JointSheetWhole = Sheets['schemas']['JointSheetWhole']
export type JointInvitation = Sheets['schemas']['JointInvitation']
export type JointPart = Sheets['schemas']['JointPart']
export type JointPartState = Sheets['schemas']['JointPartState']
export type MyPart = Sheets['schemas']['MyPart']
export type PartAnswer = Sheets['schemas']['PartAnswer']
export type PartLink = Sheets['schemas']['PartLink']
export type Partner = Sheets['schemas']['Partner']

export type Leaflet = Leaflets['schemas']['Leaflet']
export type LeafletDraft = Leaflets['schemas']['LeafletDraft']
export type LeafletMoveDraft = Leaflets['schemas']['LeafletMoveDraft']
export type LeafletMoveKind = Leaflets['schemas']['LeafletMoveKind']
export type LeafletPage = Leaflets['schemas']['LeafletPage']
export type LeafletState = Leaflets['schemas']['LeafletState']
export type LeafletWhole = Leaflets['schemas']['LeafletWhole']

export type MarkedPhoto = Evidences['schemas']['MarkedPhoto']
export type PhotoArea = Evidences['schemas']['PhotoArea']
export type PhotoMarkDraft = Evidences['schemas']['PhotoMarkDraft']
export type PhotoMarkState = Evidences['schemas']['PhotoMarkState']
