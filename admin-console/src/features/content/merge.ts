import type { DraftQuizQuestion, DraftSentence, DraftText, GuideStepText } from '@/shared/api/types'
import { changedBy, type Side } from '@/shared/meanwhile/sides'
import { textOf, wordsFrom } from './body'
import { CARD_FIELDS, GUIDE_FIELDS, STEP_FIELDS } from './fields'
import { markedOf } from './rich'

/** A field that is not the same on all three sides. */
export interface MergeField {
  /** `question`, or `steps/1`. */
  key: string
  name: string
  base: unknown
  yours: unknown
  theirs: unknown
  /** Who changed it; where both did, a person must choose. */
  changed: Side | 'both'
}

type Fields = Record<string, unknown>

/** What both changed since the words they began from, a field at a time, in the order of reading. */
export function mergeFields(base: DraftText, yours: DraftText, theirs: DraftText): MergeField[] {
  const [first, mine, other] = [base, yours, theirs].map(fieldsOf) as [Fields, Fields, Fields]
  const whole = !sameSteps(first, mine, other)
  const names = yours.card ? CARD_FIELDS : GUIDE_FIELDS
  return Object.entries(names)
    .flatMap(([key, name]): Array<[string, string]> => (key === 'steps' && !whole ? (mine.steps as unknown[]).map((_, place) => [`steps/${place}`, `第 ${place + 1} 步`]) : [[key, name]]))
    .map(([key, name]) => ({ key, name, base: at(first, key), yours: at(mine, key), theirs: at(other, key) }))
    .flatMap((field): MergeField[] => {
      const changed = changedBy(field)
      return changed ? [{ ...field, changed }] : []
    })
}

/** An absent field and an empty one are the same. */
const fieldsOf = (text: DraftText): Fields => {
  const { card, guide } = textOf(wordsFrom(text))
  return { ...(card ?? guide) }
}

const stepsOf = (fields: Fields) => (Array.isArray(fields.steps) ? fields.steps.length : 0)
const sameSteps = (...sides: Fields[]) => new Set(sides.map(stepsOf)).size === 1

function at(fields: Fields, key: string): unknown {
  const [name = '', place] = key.split('/')
  return place === undefined ? fields[name] : (fields[name] as unknown[])[Number(place)]
}

/** Both brought together: of each field, what that side has. */
export function merged(yours: DraftText, fields: readonly MergeField[], sides: readonly Side[]): DraftText {
  const whole = fieldsOf(yours)
  for (const { key, theirs } of fields.filter((_, place) => sides[place] === 'theirs')) {
    const [name = '', place] = key.split('/')
    if (place === undefined) whole[name] = theirs
    else (whole[name] as unknown[])[Number(place)] = theirs
  }
  const kept = JSON.parse(JSON.stringify(whole)) as never
  return yours.card ? { card: kept } : { guide: kept }
}

/** A field as plain words to be read and compared; `cite` names an article. */
export function plainOf(key: string, value: unknown, cite: (ref: string) => string): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return value
  if (key.startsWith('steps/')) return stepLines(value as GuideStepText, cite)
  if (key === 'steps') return (value as GuideStepText[]).map((step, place) => `第 ${place + 1} 步：${stepLines(step, cite)}`).join('\n\n')
  if (key === 'more') return markedOf(value as never)
  if (key === 'quiz') return (value as DraftQuizQuestion[]).map((one) => quizLines(one, cite)).join('\n\n')
  return (value as Array<string | DraftSentence>).map((row) => (typeof row === 'string' ? row : sentenceLine(row, cite))).join('\n')
}

function sentenceLine({ text, cites = [], computed }: DraftSentence, cite: (ref: string) => string): string {
  const marks = [...cites.map(cite), ...(computed ? ['数字是算出来的'] : [])]
  return marks.length ? `${text}〔${marks.join('、')}〕` : text
}

function quizLines({ ask, choices, right, why }: DraftQuizQuestion, cite: (ref: string) => string): string {
  return [ask, ...choices.map((choice, place) => `${place === right ? '✓' : '　'} ${choice}`), `为什么：${sentenceLine(why, cite)}`].join('\n')
}

function stepLines({ title, ...step }: GuideStepText, cite: (ref: string) => string): string {
  const parts = Object.entries(STEP_FIELDS)
    .filter(([key]) => key !== 'title')
    .map(([key, name]) => [name, plainOf(key, step[key as keyof typeof step], cite)] as const)
  return [title, ...parts.filter(([, words]) => words).map(([name, words]) => `${name}：${words}`)].join('\n')
}
