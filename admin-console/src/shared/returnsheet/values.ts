import { dayText } from '../dates'

/** What a return (年报) is made of, as far as reading it needs; the contract's form fits in. */
export interface SheetCell {
  code: string
  label: string
  kind: string
  charterRelated?: boolean
  options?: ReadonlyArray<{ code: string; label: string }>
  columns?: readonly SheetCell[]
}

export interface SheetSection {
  code: string
  title: string
  cells: readonly SheetCell[]
}

export interface SheetFinding {
  rule: string
  severity: string
  cells: readonly string[]
  message: string
  explanation?: string
}

export interface SheetFile {
  id: string
  name: string
  cell?: string
  size?: number
}

export type Content = Readonly<Record<string, unknown>>
type Row = Record<string, unknown>

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function differs(one: unknown, other: unknown): boolean {
  if (isEmpty(one) && isEmpty(other)) return false
  return JSON.stringify(one) !== JSON.stringify(other)
}

/** 12,345.60 元 */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)} 元`
}

/** A value of a cell as somebody reads it; tables and files are shown by themselves. */
export function valueText(cell: SheetCell, value: unknown): string {
  if (isEmpty(value)) return ''
  if (cell.kind === 'table' || cell.kind === 'file') return Array.isArray(value) ? `${value.length} ${cell.kind === 'file' ? '个文件' : '条'}` : String(value)
  if (cell.kind === 'money') return yuanText(Number(value))
  if (cell.kind === 'date') return dayText(String(value))
  if (cell.kind === 'choice') return cell.options?.find((option) => option.code === value)?.label ?? String(value)
  return String(value)
}

export function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

/** How a figure moved since last year: 比去年多 20%, 去年是 0. */
export function moveText(cell: SheetCell, now: unknown, before: unknown): string {
  if (isEmpty(before) || isEmpty(now)) return ''
  if (cell.kind !== 'money' && cell.kind !== 'int') return differs(now, before) ? '和去年不同' : ''
  const from = Number(before)
  const to = Number(now)
  if (from === to) return ''
  if (from === 0) return '去年是 0'
  const percent = Math.round((Math.abs(to - from) / Math.abs(from)) * 100)
  if (percent === 0) return '和去年差不到 1%'
  return `比去年${to > from ? '多' : '少'} ${percent}%`
}
