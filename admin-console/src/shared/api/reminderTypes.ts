import type { components as Reminders, paths as RoundPaths } from './generated/reminder'
import type { components as Ladders, paths as LadderPaths } from './generated/ladder'
import type { paths as DutyPaths } from './generated/duty'
import type { components as Holidays, paths as HolidayPaths } from './generated/holiday'

// Shapes of ladders, their rounds, reminders by hand and days off (催报).
export type ReminderPaths = LadderPaths & RoundPaths & DutyPaths & HolidayPaths
export type Ladder = Ladders['schemas']['Ladder']
export type LadderDraft = Ladders['schemas']['LadderDraft']
export type LadderChange = Ladders['schemas']['LadderChange']
export type LadderStep = Ladders['schemas']['LadderStep']
export type StepChannel = Ladders['schemas']['StepChannel']
export type ReminderPreview = Reminders['schemas']['ReminderPreview']
export type ReminderLine = Reminders['schemas']['ReminderLine']
export type ChosenReminded = Reminders['schemas']['ChosenReminded']
export type ReminderRound = Reminders['schemas']['ReminderRound']
export type RoundPlan = Reminders['schemas']['RoundPlan']
export type Escalation = Reminders['schemas']['Escalation']
export type EscalationChange = Reminders['schemas']['EscalationChange']
export type HolidayYear = Holidays['schemas']['HolidayYear']
export type HolidayYearHead = Holidays['schemas']['HolidayYearHead']
export type HolidayYearDraft = Holidays['schemas']['HolidayYearDraft']
export type HolidayDay = Holidays['schemas']['HolidayDay']
export type SavedHolidayYear = Holidays['schemas']['SavedHolidayYear']
