import type { components as Attendances } from './generated/attendance'
import type { components as Certificates } from './generated/certificate'
import type { components as Courses, paths as RecordPaths } from './generated/course'
import type { components as CourseDrafts, paths as DraftPaths } from './generated/coursedraft'
import type { components as CourseFiles, paths as FilePaths } from './generated/coursefile'
import type { paths as LessonPaths } from './generated/learning'
import type { paths as ProgressPaths } from './generated/learningprogress'
import type { components as Exams, paths as PaperPaths } from './generated/exam'
import type { components as ExamBanks, paths as BankPaths } from './generated/exambank'
import type { components as ExamQuestions, paths as QuestionPaths } from './generated/examquestion'
import type { paths as AttemptPaths } from './generated/examattempt'
import type { components as Hours } from './generated/hours'
import type { components as Posts, paths as StandingPaths } from './generated/post'
import type { components as PostRequests, paths as RequestPaths } from './generated/postrequest'
import type { components as Training, paths as SessionPaths } from './generated/training'
import type { components as Enrolments, paths as EnrolmentPaths } from './generated/enrolment'
import type { components as Volunteers, paths as RegisterPaths } from './generated/volunteer'
import type { components as Assignments, paths as AssignmentPaths } from './generated/assignment'

// Shapes of training: posts, sessions, courses, exams, certificates and hours.
export type CoursePaths = RecordPaths & DraftPaths & FilePaths & LessonPaths & ProgressPaths
export type ExamPaths = PaperPaths & BankPaths & QuestionPaths & AttemptPaths
export type PostPaths = StandingPaths & RequestPaths
export type TrainingPaths = SessionPaths & EnrolmentPaths
export type VolunteerPaths = RegisterPaths & AssignmentPaths
export type Certificate = Certificates['schemas']['Certificate']
export type CertificateState = Certificates['schemas']['CertificateState']
export type CertificateFilter = Certificates['schemas']['CertificateFilter']
export type CertificatePage = Certificates['schemas']['CertificatePage']
export type CertificateWhole = Certificates['schemas']['CertificateWhole']
export type Qualification = Certificates['schemas']['Qualification']
export type HoursLedger = Hours['schemas']['HoursLedger']
export type HoursStatement = Hours['schemas']['HoursStatement']
export type HoursStatementPage = Hours['schemas']['HoursStatementPage']
export type HoursStatementState = Hours['schemas']['HoursStatementState']
export type TrainingSession = Training['schemas']['TrainingSession']
export type TrainingSessionDraft = Training['schemas']['TrainingSessionDraft']
export type SignUpState = Training['schemas']['SignUpState']
export type EnrolmentRow = Enrolments['schemas']['EnrolmentRow']
export type EnrolmentState = Enrolments['schemas']['EnrolmentState']
export type SessionHeld = Training['schemas']['SessionForm']
export type SeatQuota = Training['schemas']['SeatQuota']
export type Trainer = Training['schemas']['Trainer']
export type NotSignedUpPage = Enrolments['schemas']['NotSignedUpPage']
export type SignUpReminded = Enrolments['schemas']['SignUpReminded']
export type AttendanceScreen = Attendances['schemas']['AttendanceScreen']
export type AttendanceCounts = Attendances['schemas']['AttendanceCounts']
export type AttendanceRow = Attendances['schemas']['AttendanceRow']
export type AttendanceRowPage = Attendances['schemas']['AttendanceRowPage']
export type AttendanceRecord = Attendances['schemas']['AttendanceRecord']
export type AttendanceResult = Attendances['schemas']['AttendanceResult']
export type AttendanceHow = Attendances['schemas']['AttendanceHow']
export type RollCallLine = Attendances['schemas']['RollCallLine']
export type PostRequest = PostRequests['schemas']['PostRequest']
export type PostRole = PostRequests['schemas']['PostDraft']['role']
export type Coverage = Posts['schemas']['Coverage']
export type PostCounts = Posts['schemas']['PostCounts']
export type Post = Posts['schemas']['Post']
export type PostFile = Posts['schemas']['PostFile']
export type PostGap = Posts['schemas']['PostGap']
export type PostDecision = PostRequests['schemas']['PostDecision']
export type PostLeaving = Posts['schemas']['PostLeaving']
export type RecordCheckDraft = Posts['schemas']['RecordCheckDraft']
export type StandingState = Posts['schemas']['StandingState']
export type Volunteer = Volunteers['schemas']['Volunteer']
export type VolunteerFile = Volunteers['schemas']['VolunteerFile']
export type VolunteerSkill = Volunteers['schemas']['VolunteerSkill']
export type VolunteerSlot = Volunteers['schemas']['VolunteerSlot']
export type VolunteerState = Volunteers['schemas']['VolunteerState']
export type VolunteerAssignment = Assignments['schemas']['VolunteerAssignment']
export type AssignmentDraft = Assignments['schemas']['AssignmentDraft']
export type ServiceRecord = Assignments['schemas']['ServiceRecord']
export type GuardianConsent = Volunteers['schemas']['GuardianConsent']
export type PostState = PostRequests['schemas']['PostState']
export type CourseAudience = Courses['schemas']['CourseAudience']
export type CourseDraft = Courses['schemas']['CourseDraft']
export type CourseDraftChange = CourseDrafts['schemas']['CourseDraftChange']
export type CourseRecord = Courses['schemas']['CourseRecord']
export type CourseRecordRow = Courses['schemas']['CourseRecordRow']
export type CourseVersion = CourseDrafts['schemas']['CourseVersion']
export type CourseVersionHead = Courses['schemas']['CourseVersionHead']
export type CourseFault = CourseDrafts['schemas']['CourseFault']
export type CourseOverview = Courses['schemas']['CourseOverview']
export type LearnerCounts = Courses['schemas']['LearnerCounts']
export type LearnerPage = Courses['schemas']['LearnerPage']
export type LearnerRow = Courses['schemas']['LearnerRow']
export type LearnerState = Courses['schemas']['LearnerState']
export type LessonDraft = CourseDrafts['schemas']['LessonDraft']
export type LessonFile = CourseFiles['schemas']['LessonFile']
export type LessonKind = Courses['schemas']['LessonKind']
export type LessonRecord = CourseDrafts['schemas']['LessonRecord']
export type AttachmentDraft = CourseDrafts['schemas']['AttachmentDraft']
export type Exam = Exams['schemas']['Exam']
export type ExamBank = ExamBanks['schemas']['ExamBank']
export type ExamBankDraft = ExamBanks['schemas']['ExamBankDraft']
export type ExamChange = Exams['schemas']['ExamChange']
export type ExamCheck = Exams['schemas']['ExamCheck']
export type ExamDraft = Exams['schemas']['ExamDraft']
export type ExamEnd = Exams['schemas']['ExamEnd']
export type ExamPart = Exams['schemas']['ExamPart']
export type ExamQuestion = ExamQuestions['schemas']['ExamQuestion']
export type ExamQuestionChange = ExamQuestions['schemas']['ExamQuestionChange']
export type ExamQuestionDraft = ExamQuestions['schemas']['ExamQuestionDraft']
export type ExamQuestionKind = Exams['schemas']['ExamQuestionKind']
export type ExamQuestionPage = ExamQuestions['schemas']['ExamQuestionPage']
export type ExamQuestionState = ExamQuestions['schemas']['ExamQuestionState']
export type ExamQuestionVersion = ExamQuestions['schemas']['ExamQuestionVersion']
export type ExamQuestionWithHistory = ExamQuestions['schemas']['ExamQuestionWithHistory']
export type ExamResultRow = Exams['schemas']['ExamResultRow']
export type ExamResultRowPage = Exams['schemas']['ExamResultRowPage']
export type ExamResults = Exams['schemas']['ExamResults']
export type ExamRole = Exams['schemas']['ExamRole']
export type ExamStatistics = ExamBanks['schemas']['ExamStatistics']
export type ExamItemStatistics = ExamBanks['schemas']['ExamItemStatistics']
