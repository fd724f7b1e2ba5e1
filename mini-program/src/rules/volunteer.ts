import type { components as assignment } from '@/contract/assignment'
import type { components as volunteer } from '@/contract/volunteer'

export type Skill = volunteer['schemas']['VolunteerSkill']
export type Slot = volunteer['schemas']['VolunteerSlot']
export type Assignment = assignment['schemas']['VolunteerAssignment']
type Mine = volunteer['schemas']['MyVolunteer']
type Draft = volunteer['schemas']['VolunteerDraft']

export const skillWords: Record<Skill, string> = {
  teaching: '宣讲讲课',
  tutoring: '学习辅导',
  legal: '法律咨询',
  counselling: '心理疏导',
  first_aid: '医护急救',
  elder_care: '陪护老人',
  child_care: '照看儿童',
  dialect: '方言翻译',
  sign_language: '手语',
  photography: '拍照摄像',
  performing: '文艺表演',
  organizing: '活动组织',
  driving: '开车接送',
  computer: '电脑手机',
}

const weekdayWords: Record<Slot['weekday'], string> = { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' }
const bandWords: Record<Slot['band'], string> = { morning: '上午', afternoon: '下午', evening: '晚上' }

/** Every part of the week, in order. */
export const allSlots: readonly Slot[] = (Object.keys(weekdayWords) as Slot['weekday'][]).flatMap((weekday) =>
  (Object.keys(bandWords) as Slot['band'][]).map((band) => ({ weekday, band })),
)

export function slotWords({ weekday, band }: Slot): string {
  return `${weekdayWords[weekday]}${bandWords[band]}`
}

export const assignmentWords: Record<Assignment['state'], string> = {
  proposed: '等您答复',
  accepted: '您已接受',
  declined: '您没有接受',
  cancelled: '已取消',
  served: '已服务',
  absent: '没有到',
}

/** What the form holds, as it is kept on this device. */
export interface Form {
  name: string
  bornOn: string
  division: string
  skills: Skill[]
  availability: string[]
  note: string
  forNationalRecord: boolean
  guardianName: string
  guardianTakesPart: boolean
}

export const emptyForm: Readonly<Form> = {
  name: '',
  bornOn: '',
  division: '',
  skills: [],
  availability: [],
  note: '',
  forNationalRecord: false,
  guardianName: '',
  guardianTakesPart: false,
}

/** What was kept, or an empty form where it cannot be read. */
export function readForm(kept: unknown): Form {
  if (typeof kept !== 'string') return { ...emptyForm }
  try {
    return { ...emptyForm, ...(JSON.parse(kept) as Partial<Form>) }
  } catch {
    return { ...emptyForm }
  }
}

export function formOf(mine: Mine): Form {
  return {
    name: mine.name ?? '',
    bornOn: mine.bornOn ?? '',
    division: mine.division ?? '',
    skills: [...(mine.skills ?? [])],
    availability: (mine.availability ?? []).map(codeOf),
    note: mine.note ?? '',
    forNationalRecord: mine.forNationalRecord ?? false,
    guardianName: mine.guardian?.name ?? '',
    guardianTakesPart: mine.guardian?.takesPart ?? false,
  }
}

export function codeOf({ weekday, band }: Slot): string {
  return `${weekday}_${band}`
}

/** Whole years between two days such as 2008-11-26; nothing where the first is no day. */
export function ageOf(bornOn: string, today: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(bornOn) || bornOn > today) return undefined
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export function draftOf(form: Form, version: string, today: string): Draft {
  const age = ageOf(form.bornOn, today)
  return {
    name: form.name.trim(),
    bornOn: form.bornOn,
    division: form.division,
    skills: form.skills,
    availability: allSlots.filter((slot) => form.availability.includes(codeOf(slot))),
    ...(form.note.trim() && { note: form.note.trim() }),
    forNationalRecord: form.forNationalRecord,
    ...(age !== undefined && age < 18 && { guardian: { name: form.guardianName.trim(), takesPart: form.guardianTakesPart } }),
    consent: { code: 'volunteer', version },
  }
}
