import type { CardText, DraftQuizQuestion, DraftSentence, DraftText, GuideStepText, GuideText, PieceKind } from '@/shared/api/types'
import { blocksOf, markedOf } from './rich'

export interface Line {
  text: string
  cites: string[]
  computed: boolean
}

export interface QuizForm {
  ask: string
  choices: string[]
  right: number
  why: Line
}

/** What somebody must know to do a thing: of a card, and of each step of a guide. */
export interface Errand {
  bring: Line[]
  where: Line[]
  /** Code of a service of the office directory; empty where none. */
  service: string
  duration: Line[]
  cost: Line[]
  /** Further words, with their marks (`**bold**`, `- ` a list). */
  more: string
}

interface Common {
  variants: string[]
  related: string[]
  unverified: boolean
  note: string
}

export interface CardForm extends Common, Errand {
  question: string
  answer: Line[]
  quiz: QuizForm[]
}

export interface StepForm extends Errand {
  title: string
  text: Line[]
}

export interface GuideForm extends Common {
  title: string
  summary: Line[]
  who: Line[]
  steps: StepForm[]
  cannot: Line[]
}

/** The words while they are written; the one of the two that the piece is. */
export interface Words {
  card?: CardForm
  guide?: GuideForm
}

export const emptyLine = (): Line => ({ text: '', cites: [], computed: false })
export const emptyQuestion = (): QuizForm => ({ ask: '', choices: ['', ''], right: 0, why: emptyLine() })
export const emptyStep = (): StepForm => stepFrom({ title: '' })

export function emptyWords(kind: PieceKind): Words {
  return wordsFrom(kind === 'card' ? { card: { question: '', variants: ['', '', ''], answer: [{ text: '' }] } } : { guide: { title: '', variants: ['', '', ''], summary: [{ text: '' }], steps: [{ title: '' }] } })
}

/** Words as kept, with every field there to be written in. */
export function wordsFrom({ card, guide }: DraftText): Words {
  if (card) return { card: cardFrom(card) }
  return guide ? { guide: guideFrom(guide) } : {}
}

const linesFrom = (sentences: readonly DraftSentence[] = []): Line[] =>
  sentences.map(({ text, cites = [], computed = false }) => ({ text, cites: [...cites], computed }))

const commonFrom = ({ variants = [], related = [], unverified = false, note = '' }: CardText | GuideText): Common => ({
  variants: [...variants],
  related: [...related],
  unverified,
  note,
})

const errandFrom = ({ bring, where, service = '', duration, cost, more }: CardText | GuideStepText): Errand => ({
  bring: linesFrom(bring),
  where: linesFrom(where),
  service,
  duration: linesFrom(duration),
  cost: linesFrom(cost),
  more: markedOf(more),
})

const cardFrom = (card: CardText): CardForm => ({
  question: card.question,
  answer: linesFrom(card.answer),
  quiz: (card.quiz ?? []).map(({ ask, choices, right, why }) => ({ ask, choices: [...choices], right, why: linesFrom([why])[0] ?? emptyLine() })),
  ...commonFrom(card),
  ...errandFrom(card),
})

const stepFrom = (step: GuideStepText): StepForm => ({ title: step.title, text: linesFrom(step.text), ...errandFrom(step) })

const guideFrom = (guide: GuideText): GuideForm => ({
  title: guide.title,
  summary: linesFrom(guide.summary),
  who: linesFrom(guide.who),
  steps: (guide.steps ?? []).map(stepFrom),
  cannot: linesFrom(guide.cannot),
  ...commonFrom(guide),
})

/** Words as they are kept: rows nobody wrote in are left out. */
export function textOf({ card, guide }: Words): DraftText {
  if (card) return { card: cardText(card) }
  return guide ? { guide: guideText(guide) } : {}
}

const written = (texts: readonly string[]) => texts.map((text) => text.trim()).filter(Boolean)

const sentence = ({ text, cites, computed }: Line): DraftSentence => ({ text: text.trim(), cites: [...cites], ...(computed && { computed }) })
const sentences = (lines: readonly Line[]) => lines.filter(({ text, cites }) => text.trim() || cites.length).map(sentence)

const commonText = ({ variants, related, unverified, note }: Common) => ({
  variants: written(variants),
  related: [...related],
  unverified,
  ...(unverified && note.trim() && { note: note.trim() }),
})

function errandText({ bring, where, service, duration, cost, more }: Errand) {
  const blocks = blocksOf(more)
  return {
    bring: sentences(bring),
    where: sentences(where),
    ...(service && { service }),
    duration: sentences(duration),
    cost: sentences(cost),
    ...(blocks.length && { more: blocks }),
  }
}

const question = ({ ask, choices, right, why }: QuizForm): DraftQuizQuestion => ({
  ask: ask.trim(),
  choices: choices.map((choice) => choice.trim()),
  right,
  why: sentence(why),
})
const isAsked = ({ ask, choices, why }: QuizForm) => Boolean(ask.trim() || why.text.trim() || choices.some((choice) => choice.trim()))

const cardText = (card: CardForm): CardText => ({
  question: card.question.trim(),
  ...commonText(card),
  answer: sentences(card.answer),
  ...errandText(card),
  quiz: card.quiz.filter(isAsked).map(question),
})

const stepText = (step: StepForm): GuideStepText => ({ title: step.title.trim(), text: sentences(step.text), ...errandText(step) })

const guideText = (guide: GuideForm): GuideText => ({
  title: guide.title.trim(),
  ...commonText(guide),
  summary: sentences(guide.summary),
  who: sentences(guide.who),
  steps: guide.steps.map(stepText),
  cannot: sentences(guide.cannot),
})

export const kindOf = ({ guide }: { card?: unknown; guide?: unknown }): PieceKind => (guide ? 'guide' : 'card')

/** Articles already cited somewhere in these words, the first first. */
export function citedIn(words: Words): string[] {
  const { card, guide } = words
  const errands: Errand[] = card ? [card] : (guide?.steps ?? [])
  const lines = [
    ...(card?.answer ?? []),
    ...(guide ? [...guide.summary, ...guide.who, ...guide.cannot, ...guide.steps.flatMap(({ text }) => text)] : []),
    ...errands.flatMap(({ bring, where, duration, cost }) => [...bring, ...where, ...duration, ...cost]),
    ...(card?.quiz ?? []).map(({ why }) => why),
  ]
  return [...new Set(lines.flatMap(({ cites }) => cites))]
}
