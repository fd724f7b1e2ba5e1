import type { ChangedMeanwhile, FieldError, Problem } from './types'

/** A refused or lost call, with words fit to show. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem | LostCall,
    readonly status: number,
  ) {
    super(problem.title)
    this.name = 'ProblemError'
  }

  /** Nobody knows whether the server carried the command out; what is no problem of ours may come from anywhere on the way. */
  get outcomeUnknown(): boolean {
    return this.problem.type === 'unreachable' || this.status >= 500
  }
}

export interface LostCall {
  type: 'unreachable'
  title: string
  detail: string
  requestId?: string
  errors?: FieldError[]
}

const lost = (title: string, detail: string): LostCall => ({ type: 'unreachable', title, detail })

export function unreachable(): ProblemError {
  return new ProblemError(lost('连不上服务器', '请检查网络，然后重试。您填写的内容都还在。'), 0)
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'type' in value && 'title' in value
}

/** Turns whatever a refused call answered into a problem. */
export function problemFrom(body: unknown, status: number): ProblemError {
  if (isProblem(body)) return new ProblemError(body, status)
  return new ProblemError(lost('服务器现在没有回应', `填的还在，请过一会儿再试。一直这样，请告诉管理员（${status}）。`), status)
}

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof TypeError) return unreachable()
  throw error
}

/** Who changed the record since it was read, where a change was refused for that. */
export function meanwhileOf(thrown: unknown): ChangedMeanwhile | undefined {
  return thrown instanceof ProblemError && 'meanwhile' in thrown.problem ? thrown.problem.meanwhile : undefined
}

export interface PlacedErrors {
  /** Message for each known field. */
  fields: Record<string, string>
  /** Messages that belong to no field on this page. */
  rest: FieldError[]
}

/** Puts each error at its field: `/types/0` belongs to `types`, and `/words/body` to `words/body` where a page has that field. */
export function placeErrors(errors: readonly FieldError[] | undefined, names: readonly string[]): PlacedErrors {
  const placed: PlacedErrors = { fields: {}, rest: [] }
  for (const error of errors ?? []) {
    const name = fieldOf(error.pointer, names)
    if (name === undefined) placed.rest.push(error)
    else placed.fields[name] = placed.fields[name] ? `${placed.fields[name]}；${error.message}` : error.message
  }
  return placed
}

function fieldOf(pointer: string, names: readonly string[]): string | undefined {
  if (!pointer.startsWith('/')) return undefined
  const steps = pointer.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  for (let length = steps.length; length > 0; length--) {
    const name = steps.slice(0, length).join('/')
    if (names.includes(name)) return name
  }
  return undefined
}

export interface RowError {
  row: number | undefined
  column: string
  message: string
}

/** Reads `row/N/COLUMN` of a refused spreadsheet; a column name may itself hold a slash. */
export function rowErrors(errors: readonly FieldError[] | undefined): RowError[] {
  return (errors ?? []).map(({ pointer, message }) => {
    const match = /^\/?row\/(\d+)(?:\/(.*))?$/.exec(pointer)
    if (!match) return { row: undefined, column: '', message }
    return { row: Number(match[1]), column: match[2] ?? '', message }
  })
}
