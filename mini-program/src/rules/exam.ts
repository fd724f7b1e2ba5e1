import type { components as attempt } from '@/contract/examattempt'
import { beijingDay, momentWords } from './days'

type Schemas = attempt['schemas']
export type MyExam = Schemas['MyExam']
export type ExamAttempt = Schemas['ExamAttempt']
export type PaperQuestion = Schemas['ExamPaperQuestion']
export type ResultItem = Schemas['ExamResultItem']
type Mark = { text: string; kind: 'amber' | 'blue' | 'red' | 'quiet' }

/** An answer chosen on this device that the server has not confirmed yet. */
export interface Unsent {
  answer: number[]
  version: number
}

/** By the number of the question. */
export type UnsentAnswers = Record<number, Unsent>

export const kindWords: Record<PaperQuestion['kind'], string> = {
  single: '单选题',
  multiple: '多选题',
  true_false: '判断题',
  ordering: '排序题',
  scenario: '情景题',
}

/** How a question is to be answered. */
export const pickWords: Record<PaperQuestion['pick'], string> = {
  one: '选一项',
  many: '不止一项，全部选对才算对',
  order: '用“上移”“下移”排好先后，全部排对才算对',
}

/** What matters about an exam in a list. */
export function examMark(exam: MyExam): Mark {
  switch (exam.entry) {
    case 'running':
      return { text: '正在考试', kind: 'amber' }
    case 'passed':
      return { text: '已合格', kind: 'blue' }
    case 'may_start':
      return { text: '可以考', kind: 'blue' }
    case 'cooling':
      return { text: '还要等一等', kind: 'quiet' }
    case 'used_up':
      return { text: '今年的次数用完了', kind: 'quiet' }
    case 'course_first':
      return { text: '先学课程', kind: 'quiet' }
    default:
      return { text: '现在不能考', kind: 'quiet' }
  }
}

/** 20 题，40 分钟，答对 16 题合格 */
export function sizeWords(exam: MyExam): string {
  return `${exam.questions} 题，${exam.minutes} 分钟，答对 ${exam.needed} 题合格`
}

/** What one should know before the clock starts. */
export function ruleWords(exam: MyExam): string[] {
  return [
    `一共 ${exam.questions} 题，答对 ${exam.needed} 题合格。`,
    `开始以后有 ${exam.minutes} 分钟，中途退出时间也在走。`,
    '每选一次都会自动保存，换一台手机登录可以接着答。',
    `一年可以考 ${exam.attempts} 次，今年还剩 ${exam.attemptsLeft} 次。`,
    ...(exam.coolDownHours > 0 ? [`没有合格，要等 ${waitWords(exam.coolDownHours)}才能再考。`] : []),
    '交卷以后，能看到每道题的答案和依据。',
  ]
}

function waitWords(hours: number): string {
  return hours % 24 === 0 ? `${hours / 24} 天` : `${hours} 小时`
}

/** When it may be taken next; nothing where that is now or unknown. */
export function nextWords(exam: MyExam, today: string): string {
  return exam.from ? `${momentWords(exam.from, today)}以后` : ''
}

/** 还剩 12 分 05 秒 */
export function leftWords(seconds: number): string {
  if (seconds <= 0) return '时间到了'
  const minutes = Math.floor(seconds / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  return minutes > 0 ? `还剩 ${minutes} 分 ${rest} 秒` : `还剩 ${seconds} 秒`
}

/** The answer that is shown: what was chosen here last, or what the server has. */
export function answerOf(question: PaperQuestion, unsent: UnsentAnswers): number[] {
  return unsent[question.place]?.answer ?? question.answer ?? []
}

export function isAnswered(question: PaperQuestion, unsent: UnsentAnswers): boolean {
  return answerOf(question, unsent).length > 0
}

/** One more than any version seen, so that it is newer than all of them. */
export function nextVersion(question: PaperQuestion, unsent: UnsentAnswers): number {
  return Math.max(question.version, unsent[question.place]?.version ?? 0) + 1
}

/** After a tap on a choice of several: taken out or put in, in the order of the screen. */
export function toggled(answer: readonly number[], choice: number): number[] {
  return answer.includes(choice) ? answer.filter((one) => one !== choice) : [...answer, choice].sort((one, other) => one - other)
}

/** The order to show of an ordering: as arranged, or as it was printed. */
export function orderOf(question: PaperQuestion, unsent: UnsentAnswers): number[] {
  const answer = answerOf(question, unsent)
  return answer.length > 0 ? answer : question.choices.map((_choice, place) => place)
}

/** One step up (-1) or down (1); at the end it stays. */
export function moved(order: readonly number[], place: number, step: -1 | 1): number[] {
  const target = place + step
  if (target < 0 || target >= order.length) return [...order]
  const after = [...order]
  ;[after[place], after[target]] = [after[target]!, after[place]!]
  return after
}

/** What of the device's memory still waits: what the server has newer, or never asked, is dropped. */
export function stillUnsent(stored: unknown, questions: readonly PaperQuestion[]): UnsentAnswers {
  const kept: UnsentAnswers = {}
  for (const [place, one] of Object.entries(parsed(stored))) {
    const question = questions.find((asked) => asked.place === Number(place))
    if (question && isUnsent(one) && one.version > question.version) kept[question.place] = one
  }
  return kept
}

function parsed(stored: unknown): Record<string, unknown> {
  try {
    const value: unknown = typeof stored === 'string' ? JSON.parse(stored) : {}
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false
  const { answer, version } = value as Partial<Unsent>
  return Array.isArray(answer) && answer.every((one) => Number.isInteger(one)) && Number.isInteger(version)
}

export interface SavedState {
  text: string
  warning: boolean
}

/** Where the answers are, and nothing better than the truth. */
export function savedState(state: { waiting: number; failing: boolean; kept: boolean; savedAt?: string }): SavedState {
  if (state.waiting > 0 && state.failing) {
    return state.kept
      ? { text: `连不上，${state.waiting} 题先存在这台手机上，连上就交`, warning: true }
      : { text: `连不上，${state.waiting} 题还没保存，请不要关掉这一页`, warning: true }
  }
  if (state.waiting > 0) return { text: '正在保存', warning: false }
  return state.savedAt ? { text: `已保存 ${clockOf(state.savedAt)}`, warning: false } : { text: '每选一次都会自动保存', warning: false }
}

/** 14:32 in Beijing. */
export function clockOf(moment: string): string {
  return momentWords(moment, beijingDay(new Date(moment))).slice(-5)
}

/** What handing in means now. */
export function handInWords(unanswered: number, waiting: number): string {
  if (waiting > 0) return `还有 ${waiting} 题还没有存好。连上网再交，不然这几题不算。`
  return unanswered > 0 ? `还有 ${unanswered} 题没有答。交卷以后不能再改。` : '全部答完了。交卷以后不能再改。'
}

/** One choice of a result. */
export interface ShownChoice {
  text: string
  mark: string
  tone: 'right' | 'wrong' | 'plain'
}

/** The choices with what was chosen and what is right, told by words and not by colour alone. */
export function resultChoices(item: ResultItem): ShownChoice[] {
  if (item.pick === 'order') return item.key.map((choice, place) => ({ text: `${place + 1}. ${item.choices[choice] ?? ''}`, mark: '', tone: 'plain' }))
  return item.choices.map((text, place) => {
    const chosen = item.answer?.includes(place) ?? false
    const right = item.key.includes(place)
    if (chosen && right) return { text, mark: '您选了，对', tone: 'right' }
    if (chosen) return { text, mark: '您选了，不对', tone: 'wrong' }
    return { text, mark: right ? '正确答案' : '', tone: right ? 'right' : 'plain' }
  })
}

/** The order somebody gave, in one line. */
export function ownOrder(item: ResultItem): string {
  return item.answer ? item.answer.map((choice) => item.choices[choice] ?? '').join(' → ') : ''
}
