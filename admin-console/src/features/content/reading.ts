import type { CardText, DraftSentence, DraftText, GuideText } from '@/shared/api/types'
import { CARD_FIELDS, GUIDE_FIELDS, STEP_FIELDS } from './fields'
import { plainBlocks } from './rich'

/** One thing to read and to comment on. */
export interface Reading {
  pointer: string
  text: string
  cites: readonly string[]
  /** A code or an id, whose name is shown. */
  stands?: 'service' | 'piece'
  computed?: boolean
}

export interface ReadingField {
  pointer: string
  name: string
  rows: Reading[]
}

/** The words field by field, in the order of reading; fields nobody wrote are left out. */
export function readingOf({ card, guide }: DraftText): ReadingField[] {
  const fields = card ? cardReading(card) : guide ? guideReading(guide) : []
  return fields.filter(({ rows }) => rows.length)
}

const plain = (pointer: string, text: string | undefined): Reading[] => (text ? [{ pointer, text, cites: [] }] : [])
const rows = (pointer: string, sentences: readonly DraftSentence[] = []): Reading[] =>
  sentences.map(({ text, cites = [], computed }, place) => ({ pointer: `${pointer}/${place}`, text, cites, computed }))
const named = (rows: Reading[], stands: Reading['stands']) => rows.map((row) => ({ ...row, stands }))
const texts = (pointer: string, all: readonly string[] = []): Reading[] => all.map((text, place) => ({ pointer: `${pointer}/${place}`, text, cites: [] }))

function cardReading(card: CardText): ReadingField[] {
  const at = (key: keyof typeof CARD_FIELDS) => `/card/${key}`
  const field = (key: keyof typeof CARD_FIELDS, found: Reading[]): ReadingField => ({ pointer: at(key), name: CARD_FIELDS[key], rows: found })
  return [
    field('question', plain(at('question'), card.question)),
    field('answer', rows(at('answer'), card.answer)),
    field('bring', rows(at('bring'), card.bring)),
    field('where', rows(at('where'), card.where)),
    field('service', named(plain(at('service'), card.service), 'service')),
    field('duration', rows(at('duration'), card.duration)),
    field('cost', rows(at('cost'), card.cost)),
    field('more', plain(at('more'), plainBlocks(card.more))),
    field('variants', texts(at('variants'), card.variants)),
    field('related', named(texts(at('related'), card.related), 'piece')),
    field('quiz', (card.quiz ?? []).flatMap((question, place) => quizReading(`${at('quiz')}/${place}`, question))),
    field('note', card.unverified ? plain(at('note'), card.note || '待核对') : []),
  ]
}

function quizReading(pointer: string, { ask, choices, right, why }: NonNullable<CardText['quiz']>[number]): Reading[] {
  const marked = choices.map((choice, place) => (place === right ? `✓ ${choice}` : choice))
  return [
    { pointer, text: `${ask}（${marked.join(' / ')}）`, cites: [] },
    { pointer: `${pointer}/why`, text: why.text, cites: why.cites ?? [], computed: why.computed },
  ]
}

function guideReading(guide: GuideText): ReadingField[] {
  const at = (key: keyof typeof GUIDE_FIELDS) => `/guide/${key}`
  const field = (key: keyof typeof GUIDE_FIELDS, found: Reading[]): ReadingField => ({ pointer: at(key), name: GUIDE_FIELDS[key], rows: found })
  return [
    field('title', plain(at('title'), guide.title)),
    field('summary', rows(at('summary'), guide.summary)),
    field('who', rows(at('who'), guide.who)),
    ...(guide.steps ?? []).flatMap((step, place) => stepReading(`${at('steps')}/${place}`, `第 ${place + 1} 步`, step)),
    field('cannot', rows(at('cannot'), guide.cannot)),
    field('variants', texts(at('variants'), guide.variants)),
    field('related', named(texts(at('related'), guide.related), 'piece')),
    field('note', guide.unverified ? plain(at('note'), guide.note || '待核对') : []),
  ]
}

function stepReading(pointer: string, name: string, step: NonNullable<GuideText['steps']>[number]): ReadingField[] {
  const field = (key: keyof typeof STEP_FIELDS, found: Reading[]): ReadingField => ({ pointer: `${pointer}/${key}`, name: `${name} ${STEP_FIELDS[key]}`, rows: found })
  return [
    { pointer, name, rows: plain(`${pointer}/title`, step.title) },
    field('text', rows(`${pointer}/text`, step.text)),
    field('bring', rows(`${pointer}/bring`, step.bring)),
    field('where', rows(`${pointer}/where`, step.where)),
    field('service', named(plain(`${pointer}/service`, step.service), 'service')),
    field('duration', rows(`${pointer}/duration`, step.duration)),
    field('cost', rows(`${pointer}/cost`, step.cost)),
    field('more', plain(`${pointer}/more`, plainBlocks(step.more))),
  ]
}
