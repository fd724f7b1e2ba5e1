import type { components as Agents, paths as AgentPaths } from './generated/agent'
import type { components as Counter, paths as CounterPaths } from './generated/agentcounter'
import type { paths as AttachmentPaths } from './generated/attachment'
import type { paths as AttendancePaths } from './generated/attendance'
import type { components as Audit, paths as AuditPaths } from './generated/audit'
import type { paths as ConfirmationPaths } from './generated/confirmation'
import type { paths as ConsentPaths } from './generated/consent'
import type { components as Contacts, paths as ContactPaths } from './generated/contact'
import type { components as Letters, paths as LetterPaths } from './generated/letter'
import type { paths as DecisionPaths } from './generated/decision'
import type { paths as CreditRemovalPaths } from './generated/creditremoval'
import type { paths as CreditRulePaths } from './generated/creditrule'
import type { paths as CreditRunPaths } from './generated/creditrun'
import type { components as Demo, paths as DemoPaths } from './generated/demo'
import type { components as Files, paths as FilePaths } from './generated/file'
import type { paths as FilingPaths } from './generated/filing'
import type { paths as SubmissionPaths } from './generated/filingsubmission'
import type { paths as FindingPaths } from './generated/finding'
import type { components as Identity, paths as IdentityPaths } from './generated/identity'
import type { components as SignIns, paths as SignInPaths } from './generated/signin'
import type { components as Jobs, paths as JobPaths } from './generated/job'
import type { paths as LawPaths } from './generated/law'
import type { paths as LawImportPaths } from './generated/lawimport'
import type { paths as CitationPaths } from './generated/citation'
import type { components as LawReport, paths as LawReportPaths } from './generated/lawreport'
import type { paths as ReadershipPaths } from './generated/readership'
import type { paths as CertificatePaths } from './generated/certificate'
import type { paths as HoursPaths } from './generated/hours'
import type { paths as OfficePaths } from './generated/office'
import type { paths as CharterPaths } from './generated/charter'
import type { paths as DossierPaths } from './generated/dossier'
import type { paths as EvidencePaths } from './generated/evidence'
import type { components as Organizations, paths as OrganizationPaths } from './generated/organization'
import type { components as Outreach, paths as OutreachPaths } from './generated/outreach'
import type { components as Personal, paths as PersonalPaths } from './generated/personal'
import type { paths as CounselPaths } from './generated/counsel'
import type { paths as LeafletPaths } from './generated/leaflet'
import type { paths as StandPaths } from './generated/stand'
import type { paths as ProcedurePaths } from './generated/procedure'
import type { paths as QuestionPaths } from './generated/question'
import type { components as Registers, paths as RegisterPaths } from './generated/register'
import type { components as Services, paths as ServicePaths } from './generated/service'
import type { components as Setup, paths as SetupPaths } from './generated/setup'
import type { components as Staff, paths as StaffPaths } from './generated/staff'
import type { components as WeChat, paths as WeChatPaths } from './generated/wechat'
import type { components as Wordings, paths as WordingPaths } from './generated/wording'
import type { components as Previews, paths as PreviewPaths } from './generated/wordingpreview'
import type { CampaignPaths } from './campaignTypes'
import type { CreditListPaths, PenaltyPaths } from './caseTypes'
import type { CircularPaths } from './circularTypes'
import type { ContentPaths } from './contentTypes'
import type { LawDraftPaths } from './lawReportTypes'
import type { CoursePaths, ExamPaths, PostPaths, TrainingPaths, VolunteerPaths } from './learningTypes'
import type { LedgerPaths } from './ledgerTypes'
import type { NeedsPaths } from './needsTypes'
import type { JointSheetPaths, PlanPaths } from './outreachTypes'
import type { PublicationPaths } from './publicationTypes'
import type { ReminderPaths } from './reminderTypes'
import type { ReviewPaths } from './reviewTypes'

/** Accounts are listed by one feature and made by another, under one path. */
type PeoplePaths = Omit<IdentityPaths & StaffPaths, '/api/people'> & {
  '/api/people': Omit<IdentityPaths['/api/people'], 'post'> & Pick<StaffPaths['/api/people'], 'post'>
}

export type * from './campaignTypes'
export type * from './ledgerTypes'

export type Paths = AgentPaths &
  CounterPaths &
  AttachmentPaths &
  AttendancePaths &
  AuditPaths &
  CampaignPaths &
  CircularPaths &
  ConfirmationPaths &
  ConsentPaths &
  ContactPaths &
  LetterPaths &
  ContentPaths &
  CoursePaths &
  DecisionPaths &
  FindingPaths &
  CreditListPaths &
  CreditRemovalPaths &
  CreditRulePaths &
  CreditRunPaths &
  CounselPaths &
  PenaltyPaths &
  ProcedurePaths &
  DemoPaths &
  ExamPaths &
  FilePaths &
  FilingPaths &
  SubmissionPaths &
  JobPaths &
  LawPaths &
  LawImportPaths &
  CitationPaths &
  LawDraftPaths &
  LawReportPaths &
  LedgerPaths &
  NeedsPaths &
  ReadershipPaths &
  OfficePaths &
  CertificatePaths &
  HoursPaths &
  OrganizationPaths &
  CharterPaths &
  DossierPaths &
  EvidencePaths &
  OutreachPaths &
  PlanPaths &
  JointSheetPaths &
  LeafletPaths &
  StandPaths &
  PeoplePaths &
  SignInPaths &
  PersonalPaths &
  PublicationPaths &
  RegisterPaths &
  QuestionPaths &
  ReminderPaths &
  ReviewPaths &
  ServicePaths &
  SetupPaths &
  PostPaths &
  VolunteerPaths &
  TrainingPaths &
  WeChatPaths &
  WordingPaths &
  PreviewPaths

export type * from './caseTypes'
export type * from './contentTypes'
export type * from './counselTypes'
export type * from './learningTypes'
export type * from './needsTypes'
export type * from './officeTypes'
export type * from './lawReportTypes'
export type * from './findingTypes'
export type * from './outreachTypes'
export type * from './publicationTypes'
export type * from './circularTypes'
export type * from './reminderTypes'
export type * from './reviewTypes'

export type Job = Jobs['schemas']['Job']
export type CountySetup = Setup['schemas']['CountySetup']
export type CountySetupCode = Setup['schemas']['CountySetupCode']

export type Problem = Identity['schemas']['Problem']
/** Of a conflict: who changed the record since it was read, and when. */
export type ChangedMeanwhile = NonNullable<Problem['meanwhile']>
export type FieldError = Identity['schemas']['FieldError']
export type Role = Demo['schemas']['Role']

export type CurrentPerson = Identity['schemas']['CurrentPerson']
export type Person = Identity['schemas']['Person']
export type Grant = Identity['schemas']['Grant']
export type TotpSecret = SignIns['schemas']['TotpSecret']
export type OwnSession = Identity['schemas']['OwnSession']
export type SignInLink = Identity['schemas']['SignInLink']
export type County = Identity['schemas']['County']

export type NewPerson = Staff['schemas']['NewPerson']
export type FirstPassword = Staff['schemas']['FirstPassword']
export type RoleInDivision = Staff['schemas']['RoleInDivision']
export type StaffMember = Staff['schemas']['StaffMember']
export type Deputy = Staff['schemas']['Deputy']
export type DeputyDraft = Staff['schemas']['DeputyDraft']
export type DeputyState = Deputy['state']
export type Staffing = Staff['schemas']['Staffing']
export type Duty = Staff['schemas']['StaffDuty']
export type DutyState = Duty['state']
export type DutyHolder = Staff['schemas']['DutyHolder']

export type RevealRequest = Personal['schemas']['RevealRequest']
export type RevealPurpose = RevealRequest['purpose']

export type OrganizationType = Organizations['schemas']['OrganizationType']
export type OrganizationSummary = Organizations['schemas']['OrganizationSummary']
export type Organization = Organizations['schemas']['Organization']
export type ImportResult = Organizations['schemas']['ImportResult']

export type OpenData = Registers['schemas']['OpenData']
export type OpenChanges = Registers['schemas']['OpenChanges']

export type Template = Wordings['schemas']['Template']
export type TemplateSummary = Wordings['schemas']['TemplateSummary']
export type TemplateVersion = Wordings['schemas']['TemplateVersion']
export type TemplatePurpose = Wordings['schemas']['TemplatePurpose']
export type TemplateChannel = Wordings['schemas']['TemplateChannel']
export type TemplateForms = Wordings['schemas']['TemplateForms']
export type TemplateFields = Wordings['schemas']['TemplateFields']
export type TemplateDraft = Wordings['schemas']['TemplateDraft']
export type TemplateChange = Wordings['schemas']['TemplateChange']
export type TemplateTrial = Previews['schemas']['TemplateTrial']
export type TemplateVerdict = Previews['schemas']['TemplateVerdict']
export type TemplatePreview = Previews['schemas']['TemplatePreview']
export type TemplateChannelPreview = Previews['schemas']['TemplateChannelPreview']
export type TemplateCitation = Wordings['schemas']['TemplateCitation']
export type Placeholder = Wordings['schemas']['TemplatePlaceholder']
export type PlaceholderType = Wordings['schemas']['PlaceholderType']

export type Call = Contacts['schemas']['Call']
export type CallRecord = Contacts['schemas']['CallRecord']
export type CallOutcome = Contacts['schemas']['CallOutcome']
export type PostalLetter = Letters['schemas']['PostalLetter']
export type PostalState = Letters['schemas']['PostalState']
export type LetterBatch = Letters['schemas']['LetterBatch']
export type Posting = Letters['schemas']['Posting']
export type LetterOutcome = Letters['schemas']['LetterOutcome']
export type Task = Contacts['schemas']['Task']
export type TaskKind = Contacts['schemas']['TaskKind']
export type TaskResult = Contacts['schemas']['TaskResult']
export type Bounce = Contacts['schemas']['Bounce']

export type ServicePage = Services['schemas']['ServicePage']
export type ServiceProof = Services['schemas']['ServiceProof']
export type ServiceCorrecting = Services['schemas']['ServiceCorrecting']
export type ServiceDraft = Services['schemas']['ServiceDraft']
export type ServiceMethod = Services['schemas']['ServiceMethod']
export type ElectronicConsent = Services['schemas']['ElectronicConsent']
export type ElectronicConsentDraft = Services['schemas']['ElectronicConsentDraft']
export type ElectronicWay = Services['schemas']['ElectronicWay']

export type WeChatState = WeChat['schemas']['WeChatState']

export type UploadedFile = Files['schemas']['UploadedFile']
export type FilePurpose = Files['schemas']['FilePurpose']

export type PufaEvent = Outreach['schemas']['PufaEvent']
export type PufaEventDraft = Outreach['schemas']['PufaEventDraft']
export type PufaEventKind = Outreach['schemas']['PufaEventKind']

export type PostQuery = Omit<NonNullable<PostPaths['/api/posts']['get']['parameters']['query']>, 'page' | 'size'>
export type VolunteerQuery = Omit<NonNullable<VolunteerPaths['/api/volunteers']['get']['parameters']['query']>, 'page' | 'size'>

export type Agent = Agents['schemas']['Agent']
export type Invitation = Agents['schemas']['Invitation']
export type InvitationOrder = Agents['schemas']['InvitationOrder']
export type CounterChange = Counter['schemas']['CounterChange']
export type EndedBinding = Agents['schemas']['EndedBinding']

export type YearlyFigures = LawReport['schemas']['YearlyFigures']
export type Figure = LawReport['schemas']['Figure']
export type FigureCode = LawReport['schemas']['FigureCode']
export type FigureRow = LawReport['schemas']['FigureRow']

export type ActKind = Audit['schemas']['ActKind']
export type ActPage = Audit['schemas']['ActPage']
export type AuditEvent = Audit['schemas']['AuditEvent']

export type DemoAccount =
  DemoPaths['/api/demo/accounts']['get']['responses']['200']['content']['application/json']['items'][number]

export type PhoneMessage =
  DemoPaths['/api/demo/phone-messages']['get']['responses']['200']['content']['application/json']['items'][number]

export interface Rows<T> {
  total: number
  items: T[]
}
