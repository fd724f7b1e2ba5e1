import type { components as Reminders } from './generated/reminder'

// Shapes of ladders, their rounds, reminders by hand and days off (催报).
export type Ladder = Reminders['schemas']['Ladder']
export type LadderDraft = Reminders['schemas']['LadderDraft']
export type LadderChange = Reminders['schemas']['LadderChange']
export type LadderStep = Reminders['schemas']['LadderStep']
export type StepChannel = Reminders['schemas']['StepChannel']
export type ReminderPreview = Reminders['schemas']['ReminderPreview']
export type ReminderLine = Reminders['schemas']['ReminderLine']
export type ChosenReminded = Reminders['schemas']['ChosenReminded']
export type ReminderRound = Reminders['schemas']['ReminderRound']
export type RoundPlan = Reminders['schemas']['RoundPlan']
export type Escalation = Reminders['schemas']['Escalation']
export type HolidayYear = Reminders['schemas']['HolidayYear']
export type HolidayYearHead = Reminders['schemas']['HolidayYearHead']
export type HolidayYearDraft = Reminders['schemas']['HolidayYearDraft']
export type HolidayDay = Reminders['schemas']['HolidayDay']
export type SavedHolidayYear = Reminders['schemas']['SavedHolidayYear']
