import jointSheetState from '@/shared/api/generated/values/JointSheetState'
import type { JointPart, JointPartState, JointSheetState, MyPart, PartAnswer } from '@/shared/api/types'
import type { Field } from '@/shared/ui/FieldsDialog.vue'
import type { Tone } from '@/shared/words'

export const SHEET_STATES: Record<JointSheetState, string> = jointSheetState
export const SHEET_TONES: Record<JointSheetState, Tone | undefined> = { open: 'blue', filed: 'green', cancelled: undefined }
export const PART_STATES: Record<JointPartState, string> = { invited: '等回复', confirmed: '已确认', declined: '不参加' }
export const PART_TONES: Record<JointPartState, Tone | undefined> = { invited: 'amber', confirmed: 'green', declined: undefined }

/** What a department brought, in one line. */
export function broughtText({ people, copies }: Pick<JointPart, 'people' | 'copies'>): string {
  return [people !== undefined && `来了 ${people} 人`, copies !== undefined && `发了 ${copies} 份`].filter(Boolean).join('，')
}

/** The form of a department's own part. */
export function partFields(part: MyPart['part']): Field[] {
  return [
    { name: 'takesPart', label: '参加吗', kind: 'choice', choices: [['yes', '参加'], ['no', '这次不参加']], value: part.state === 'declined' ? 'no' : 'yes' },
    { name: 'people', label: '来了多少人', kind: 'number', optional: true, most: 7, value: text(part.people) },
    { name: 'copies', label: '发了多少份资料', kind: 'number', optional: true, most: 7, value: text(part.copies) },
    { name: 'note', label: '做了什么', kind: 'area', optional: true, most: 500, hint: '不写孩子和困难家庭的姓名、住址。', value: part.note },
  ]
}

const text = (value: number | undefined) => (value === undefined ? '' : String(value))

export function answerOf(body: Record<string, unknown>, photos: string[] = []): Omit<PartAnswer, 'seen'> {
  return { ...body, takesPart: body.takesPart === 'yes', ...(photos.length > 0 && { photos }) } as Omit<PartAnswer, 'seen'>
}

/** Departments as somebody wrote them, each once. */
export const departmentsOf = (names: readonly string[]) => [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))]
