import type { components } from '@/contract/identity'

export type Problem = components['schemas']['Problem']

/** A call that did not succeed: status 0 when the server was not reached. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem?: Problem,
  ) {
    super(problem?.title ?? `status ${status}`)
  }
}

/** A file that came, and that this telephone could not keep or show. */
export class NotOpened extends Error {}

export interface Explanation {
  /** Kind of problem; empty when the server did not say. */
  type: Problem['type'] | ''
  title: string
  detail: string
  /** Message by name of the field at fault. */
  fields: Record<string, string>
  /** Number to quote when asking for help. */
  requestId: string
  /** What was asked for does not exist, so asking again is of no use. */
  gone: boolean
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
}

/** What somebody was about to do: open a page, hand in what she filled in, or press a button that needs nothing filled in. */
export type Doing = 'page' | 'form' | 'press'

type Words = readonly [title: string, detail: string]

const unreached: Record<Doing, Words> = {
  page: ['网络连不上', '请检查手机网络，再点重试。急事请拨打 12345。'],
  form: ['没有交上去', '填的还在这一页。连上网，再点一次下面的按钮。'],
  press: ['没有办成', '网络连不上。连上网，再点一次。'],
}
const otherDone: Words = ['前一次已经收到了', '没有等到回音的那一次，其实已经收到，是您改之前的内容。现在写的还没有交；还要交，再点一次。']
const notOpened: Words = ['文件没有打开', '文件取到了，这部手机没能打开。看看手机是不是存满了，再点一次。']
const notDone: Words = ['没有办成', '不是您操作错了。过一会儿再点一次。']
const unexpected: Record<Doing, Words> = {
  page: ['这一页没能打开', '不是您操作错了。请过一会儿再点重试，或者拨打 12345。'],
  form: notDone,
  press: notDone,
}

/** What happened, what it means and what to do, whatever was thrown. */
export function explain(thrown: unknown, doing: Doing = 'page'): Explanation {
  const problem = thrown instanceof Failure ? thrown.problem : undefined
  if (problem?.type === 'key-reused') return { ...plain(...otherDone), type: problem.type }
  // Of its own faults the server knows nothing to tell but their number.
  if (problem && problem.type !== 'internal') return fromProblem(problem)
  if (thrown instanceof NotOpened) return plain(...notOpened)
  if (thrown instanceof Failure && thrown.status === 0) return plain(...unreached[doing])
  return { ...plain(...unexpected[doing]), type: problem?.type ?? '', requestId: problem?.requestId ?? '' }
}

function fromProblem(problem: Problem): Explanation {
  if (problem.type === 'not-found') return { ...nothing(problem.title, problem.detail), type: problem.type }
  if (misaddressed(problem)) return { ...nothing('没有找到您要的内容'), type: problem.type }
  return {
    type: problem.type,
    title: problem.title,
    detail: problem.detail ?? '',
    fields: Object.fromEntries((problem.errors ?? []).map((error) => [fieldOf(error.pointer), error.message])),
    requestId: problem.requestId ?? '',
    gone: false,
  }
}

/** A number in the address that cannot be one: what was asked for is not there. */
function misaddressed(problem: Problem): boolean {
  return (problem.errors ?? []).some(({ pointer }) => pointer.startsWith('path/'))
}

/** Nothing went wrong that has a number to tell. */
function nothing(title: string, detail = '可能已经撤下了，也可能编号或者网址不完整。'): Explanation {
  return { ...plain(title, detail), gone: true }
}

function fieldOf(pointer: string): string {
  return pointer.replace(/^(\/|query\/|path\/|header\/)/, '')
}

function plain(title: string, detail: string): Explanation {
  return { type: '', title, detail, fields: {}, requestId: '', gone: false }
}
