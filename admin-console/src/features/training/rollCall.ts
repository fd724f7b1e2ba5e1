import type { AttendanceResult, AttendanceRow, RollCallLine } from '@/shared/api/types'

/** What the trainer says of one person, before it is sent. */
export interface Said {
  result: AttendanceResult
  minutes: number | undefined
  note: string
  /** Number of the record that was there when it was said, 0 for none. */
  seen: number
  /** Whether somebody else has said something since. */
  met?: true
}

export const isPart = (result: AttendanceResult) => result === 'late' || result === 'left_early'

/** As the list has it, or nothing. */
export function saidOf(row: AttendanceRow): Said | undefined {
  const record = row.record
  return record && { result: record.result, minutes: isPart(record.result) ? record.minutes : undefined, note: record.note ?? '', seen: record.number }
}

function same(one: Said | undefined, other: Said): boolean {
  if (!one || one.result !== other.result || one.note.trim() !== other.note.trim()) return false
  return !isPart(other.result) || one.minutes === other.minutes
}

/** Lines that say something new, in the order of the list. */
export function changed(rows: readonly AttendanceRow[], said: ReadonlyMap<string, Said>): RollCallLine[] {
  return rows.flatMap((row) => {
    const now = said.get(row.enrolment)
    if (!now || same(saidOf(row), now)) return []
    const note = now.note.trim()
    return [{ seen: now.seen, enrolment: row.enrolment, result: now.result, ...(isPart(now.result) && now.minutes !== undefined && { minutes: now.minutes }), ...(note && { note }) }]
  })
}

/** What is still to be said when the list was read anew: what it does not have yet; what somebody else said since is marked. */
export function still(rows: readonly AttendanceRow[], said: ReadonlyMap<string, Said>): Map<string, Said> {
  return new Map(
    rows.flatMap((row): Array<[string, Said]> => {
      const now = said.get(row.enrolment)
      if (!now || same(saidOf(row), now)) return []
      const seen = row.record?.number ?? 0
      return [[row.enrolment, seen === now.seen ? now : { ...now, seen, met: true }]]
    }),
  )
}

/** What is missing on a line; nothing where it can be sent. */
export function fault(said: Said, full: number): string {
  if (isPart(said.result) && said.minutes === undefined) return `写算多少分钟，最多 ${full}`
  if (said.result === 'excused' && !said.note.trim()) return '写请假的原因'
  return ''
}

/** Whether the server will ask why: the list is signed, or one of these was corrected before. */
export function needsReason(rows: readonly AttendanceRow[], lines: readonly RollCallLine[], signed: boolean): boolean {
  if (!lines.length) return false
  const touched = new Set(lines.map(({ enrolment }) => enrolment))
  return signed || rows.some((row) => touched.has(row.enrolment) && row.record?.how === 'correction')
}
