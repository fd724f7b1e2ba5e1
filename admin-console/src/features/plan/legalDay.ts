import type { LegalDay, LegalDayDraft, LegalDayInYear } from '@/shared/api/types'
import { dayText } from '@/shared/dates'
import type { Field } from '@/shared/ui/FieldsDialog.vue'

/** `12-01` or `12-01 至 12-07`; a day that moves has none. */
export function fixedText({ fixed }: Pick<LegalDay, 'fixed'>): string {
  if (!fixed) return ''
  const first = monthDay(fixed.month, fixed.day)
  return fixed.lastMonth && fixed.lastDay ? `${first} 至 ${monthDay(fixed.lastMonth, fixed.lastDay)}` : first
}

const monthDay = (month: number, day: number) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** When it is in the year, or that nobody has written it down. */
export function whenText({ on, until }: LegalDayInYear): string {
  if (!on) return '这一年的日期还没有查过'
  return until ? `${on} 至 ${until}` : dayText(on)
}

export function fieldsOf(day?: LegalDay): Field[] {
  return [
    { name: 'name', label: '名称', kind: 'text', most: 40, value: day?.name },
    { name: 'fixed', label: '每年同一天', kind: 'text', optional: true, most: 13, hint: '写月日，例如 12-04；有几天的写 12-01 至 12-07。', value: day ? fixedText(day) : '' },
    { name: 'dates', label: '每年不同的日子', kind: 'names', optional: true, most: 600, hint: '农历和节气的日子查好再写，一年一个，例如 2026-02-17、2027-02-06。', value: day?.dates.join('、') },
    { name: 'note', label: '适合讲什么', kind: 'text', optional: true, most: 200, value: day?.note },
    { name: 'source', label: '来源', kind: 'text', hint: '哪部法、哪一条，或者哪份通知。', value: day?.source },
    { name: 'checked', label: '我看过来源的原文', kind: 'check', value: day?.checked },
  ]
}

/** What the form's words say; a fixed day that cannot be read is sent as one that does not exist, so that its field is marked. */
export function draftOf(body: Record<string, unknown>): LegalDayDraft {
  const { fixed, ...rest } = body
  return { ...rest, ...(typeof fixed === 'string' && { fixed: fixedOf(fixed) }) } as LegalDayDraft
}

function fixedOf(text: string): LegalDayDraft['fixed'] {
  const [month = 0, day = 0, lastMonth, lastDay] = (text.match(/\d+/g) ?? []).map(Number)
  return { month, day, ...(lastMonth && { lastMonth }), ...(lastDay && { lastDay }) }
}
