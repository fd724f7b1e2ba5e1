import type { FieldError, LedgerField, LedgerValues } from '@/shared/api/types'

/** What a form holds while it is filled in: text of every field, or the chosen ones. */
export type Typed = Record<string, string | string[]>

/** How the fields begin: as they are stored, or empty. */
export function typedOf(fields: readonly LedgerField[], values: LedgerValues = {}): Typed {
  return Object.fromEntries(fields.map(({ code, type }) => [code, begin(type, values[code])]))
}

function begin(type: LedgerField['type'], value: LedgerValues[string] | undefined): string | string[] {
  if (type === 'choices') return Array.isArray(value) ? value : []
  return value === undefined ? '' : String(value)
}

/** How a field reads where two of it are compared. */
export function saidOf({ type, options }: LedgerField, typed: Typed[string] | undefined): string {
  if (type === 'yes' && typed) return typed === 'true' ? '是' : '否'
  const title = (code: string) => options?.find((option) => option.code === code)?.title ?? code
  return Array.isArray(typed) ? typed.map(title).join('、') : title(typed ?? '')
}

/** What is missing, with the pointers that the server uses. */
export function missing(fields: readonly LedgerField[], typed: Typed): FieldError[] {
  return fields
    .filter(({ code, required }) => required && isEmpty(typed[code]))
    .map(({ code, title, options }) => ({ pointer: `/values/${code}`, message: `${options ? '请选择' : '请填写'}${title}。` }))
}

function isEmpty(value: string | string[] | undefined): boolean {
  return Array.isArray(value) ? value.length === 0 : !value?.trim()
}

/** As the contract takes them; what is empty is left out. */
export function valuesOf(fields: readonly LedgerField[], typed: Typed): LedgerValues {
  return Object.fromEntries(fields.filter(({ code }) => !isEmpty(typed[code])).map(({ code, type }) => [code, valueOf(type, typed[code]!)]))
}

function valueOf(type: LedgerField['type'], value: string | string[]): LedgerValues[string] {
  if (Array.isArray(value)) return value
  if (type === 'yes') return value === 'true'
  return type === 'number' && /^\d{1,7}$/.test(value.trim()) ? Number(value) : value.trim()
}

/** Lines of a list that somebody pasted, each once, without blank ones. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split(/[\n、]/).map((line) => line.trim()))].filter(Boolean)
}
