import type { components } from '@/contract/filing'
import { fullDay } from './days'
import { fenOf, yuanWords } from './money'

export type Cell = components['schemas']['FormCell']
export type Section = components['schemas']['FormSection']
export type CellValue = components['schemas']['CellValue']
/** Absent where nothing was filled in. */
export type Value = CellValue | undefined
export type Row = Extract<CellValue, unknown[]>[number]
export type Content = Readonly<Record<string, Value>>

/** What was typed, as the server keeps it; an empty field is no fault, it is only missing. */
export interface Understood {
  value: Value
  fault: string
}

const mostText = 200
const mostLong = 5000
const mostDigits = 30
const mostCount = 1_000_000

export function isEmpty(value: Value): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

export function sameValue(one: Value, other: Value): boolean {
  if (isEmpty(one) && isEmpty(other)) return true
  return canonical(one) === canonical(other)
}

/** Rows may come back with their columns in another order. */
function canonical(value: Value): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return JSON.stringify(value.map((row) => Object.entries(row).sort(([one], [other]) => one.localeCompare(other))))
}

export function mostCharacters({ kind }: Pick<Cell, 'kind'>): number {
  if (kind === 'long') return mostLong
  return kind === 'text' ? mostText : mostDigits
}

export function isNumber({ kind }: Pick<Cell, 'kind'>): boolean {
  return kind === 'money' || kind === 'int'
}

/** Amounts that are what is left of two others can be below zero. */
export function mayBeNegative({ kind, label }: Pick<Cell, 'kind' | 'label'>): boolean {
  return kind === 'money' && /净(?!值)|收益/.test(label)
}

/** The label with its unit, where the unit is not one that the words below say. */
export function labelWords({ label, unit }: Pick<Cell, 'label' | 'unit'>): string {
  return unit ? `${label}（${unit}）` : label
}

/** The words in the field: yuan and not fen, digits and no commas, so that they can be mended. */
export function typedOf(cell: Pick<Cell, 'kind'>, value: Value): string {
  if (isEmpty(value) || Array.isArray(value)) return ''
  return cell.kind === 'money' ? plainYuan(Number(value)) : String(value)
}

export function understood(cell: Cell, typed: string): Understood {
  const words = typed.trim()
  if (words === '') return { value: undefined, fault: '' }
  switch (cell.kind) {
    case 'money':
      return money(words)
    case 'int':
      return count(words)
    default:
      return text(words, mostCharacters(cell))
  }
}

/** The value as somebody reads it. */
export function wordsOf(cell: Cell, value: Value): string {
  if (isEmpty(value)) return ''
  if (Array.isArray(value)) return `${value.length} 条`
  switch (cell.kind) {
    case 'money':
      return yuanWords(Number(value))
    case 'date':
      return fullDay(String(value))
    case 'choice':
      return labelOf(cell, String(value))
    case 'int':
      return `${value}${cell.unit ? ` ${cell.unit}` : ''}`
    default:
      return String(value)
  }
}

/** The value with every row of a table, to be held against another. */
export function wholeWords(cell: Cell, value: Value): string {
  if (!Array.isArray(value)) return wordsOf(cell, value) || '没有填'
  const rows = value.map((row) => {
    const { title, facts } = rowWords(cell.columns ?? [], row)
    return facts.length > 0 ? `${title}（${facts.map(({ name, words }) => `${name} ${words}`).join('，')}）` : title
  })
  return rows.length > 0 ? `${rows.length} 条：${rows.join('；')}` : '没有填'
}

/** One row of a table on its card: the first words as its name, the rest below. */
export function rowWords(columns: readonly Cell[], row: Row): { title: string; facts: { name: string; words: string }[] } {
  const [first, ...others] = columns
  const words = (column: Cell) => wordsOf(column, row[column.code])
  return {
    title: (first && words(first)) || '还没填',
    facts: others.filter((column) => !isEmpty(row[column.code])).map((column) => ({ name: column.label, words: words(column) })),
  }
}

/** What is missing in a row, by the names of its columns. */
export function missingInRow(columns: readonly Cell[], row: Row): string[] {
  return columns.filter((column) => column.required && isEmpty(row[column.code])).map((column) => column.label)
}

/** What must be filled in and is not. */
export function missingCells(section: Section, content: Content): Cell[] {
  return section.cells.filter((cell) => (cell.required && isEmpty(content[cell.code])) || hasGap(cell, content[cell.code]))
}

/** How far a section is, in the same words wherever it is shown. */
export function progressOf(section: Section, content: Content): { text: string; kind: 'blue' | 'amber' | 'quiet' } {
  const missing = missingCells(section, content).length
  if (missing === 0) return { text: '已填好', kind: 'blue' }
  const untouched = section.cells.every((cell) => isEmpty(content[cell.code]))
  return untouched ? { text: '还没填', kind: 'quiet' } : { text: `还差 ${missing} 项`, kind: 'amber' }
}

function hasGap(cell: Cell, value: Value): boolean {
  return cell.kind === 'table' && Array.isArray(value) && value.some((row) => missingInRow(cell.columns ?? [], row).length > 0)
}

function labelOf(cell: Cell, value: string): string {
  return cell.options?.find((option) => option.code === value)?.label ?? value
}

function money(words: string): Understood {
  const negative = /^[-－−]/.test(words)
  const amount = negative ? words.slice(1) : words
  const fen = fenOf(amount)
  if (fen !== undefined) return { value: negative ? -fen : fen, fault: '' }
  return { value: undefined, fault: amountFault(amount) }
}

function amountFault(words: string): string {
  if (/[万亿千百]/.test(words)) return '请用数字写到元。3 万写成 30000'
  if (/^[\d,]+\.\d{3,}$/.test(words.normalize('NFKC'))) return '最多写到分，也就是小数点后两位'
  return /^[\d,.\s]+$/.test(words) ? '最多 10 亿元，请看看是不是多打了 0' : '请只写数字，例如 12345.60'
}

function count(words: string): Understood {
  const bare = words.normalize('NFKC').replace(/[\s,]/g, '')
  if (!/^\d+$/.test(bare)) return { value: undefined, fault: '请只写数字，没有就填 0' }
  return Number(bare) > mostCount ? { value: undefined, fault: '数字太大了，请看看是不是多打了 0' } : { value: Number(bare), fault: '' }
}

function text(words: string, most: number): Understood {
  const length = [...words].length
  return length > most ? { value: undefined, fault: `太长了，最多 ${most} 个字，现在 ${length} 个` } : { value: words, fault: '' }
}

function plainYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const cents = digits.slice(-2)
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}${cents === '00' ? '' : `.${cents}`}`
}


/** What stands together on a page: one cell, or the beginning and the end of the year side by side. */
export interface CellGroup {
  /** What both are of; empty for one cell. */
  title: string
  cells: Cell[]
}

const ofYear = /^(.+)（(年初|年末)）$/

export function groupsOf(cells: readonly Cell[]): CellGroup[] {
  const groups: CellGroup[] = []
  for (const cell of cells) {
    const title = ofYear.exec(cell.label)?.[1] ?? ''
    const last = groups.at(-1)
    if (title && last?.title === title && last.cells.length === 1) last.cells.push(cell)
    else groups.push({ title, cells: [cell] })
  }
  return groups
}

/** 年初 or 年末 in a pair, whose title says of what. */
export function shortLabel(cell: Cell): string {
  return ofYear.exec(cell.label)?.[2] ?? cell.label
}

/** A row with one column filled in or emptied. */
export function filledRow(row: Row, column: string, value: Value): Row {
  const others = Object.fromEntries(Object.entries(row).filter(([name]) => name !== column))
  return typeof value === 'string' || typeof value === 'number' ? { ...others, [column]: value } : others
}
