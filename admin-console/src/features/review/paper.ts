import type { FieldError, PaperCell } from '@/shared/api/types'

/** What stands in the field: money in yuan, nothing where nobody has typed. */
export function paperText(cell: PaperCell): string {
  if (cell.value === undefined) return ''
  return cell.kind === 'money' ? (Number(cell.value) / 100).toFixed(2) : String(cell.value)
}

const isNumber = (cell: PaperCell) => cell.kind === 'int' || cell.kind === 'money'
const PATTERNS: Record<string, RegExp> = { int: /^\d{1,9}$/, money: /^-?\d{1,12}(\.\d{1,2})?$/ }
const HINTS: Record<string, string> = { int: '请填不小于 0 的整数。', money: '请填金额，最多两位小数。' }

/** Figures that are none; the server looks at the rest. */
export function paperFaults(cells: readonly PaperCell[], texts: Readonly<Record<string, string>>): FieldError[] {
  return cells
    .filter((cell) => isNumber(cell) && texts[cell.code]?.trim() && !PATTERNS[cell.kind]?.test(texts[cell.code]?.trim() ?? ''))
    .map((cell) => ({ pointer: `/cells/${cell.code}`, message: HINTS[cell.kind] ?? '' }))
}

/** As the server takes them: money in fen, what is empty left out. */
export function paperValues(cells: readonly PaperCell[], texts: Readonly<Record<string, string>>): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const cell of cells) {
    const text = texts[cell.code]?.trim()
    if (!text) continue
    values[cell.code] = cell.kind === 'money' ? Math.round(Number(text) * 100) : cell.kind === 'int' ? Number(text) : text
  }
  return values
}
