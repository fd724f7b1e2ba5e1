import type { RichBlock } from '@/shared/api/types'
import type { CardForm, Errand, GuideForm, Line, Words } from './body'
import { CARD_FIELDS, GUIDE_FIELDS } from './fields'
import { blocksOf } from './rich'

export interface Part {
  title?: string
  lines: Line[]
  listed?: boolean
}

/** A box on the telephone, with the heading above it. */
export interface Section {
  title?: string
  parts: Part[]
  service?: boolean
  more?: RichBlock[]
}

const filled = (parts: Part[]) => parts.filter(({ lines }) => lines.some(({ text }) => text.trim()))

const errandParts = ({ bring, where, duration, cost }: Errand) =>
  filled([
    { title: CARD_FIELDS.bring, lines: bring, listed: true },
    { title: CARD_FIELDS.where, lines: where },
    { title: CARD_FIELDS.duration, lines: duration },
    { title: CARD_FIELDS.cost, lines: cost },
  ])

/** What readers see below the title, in their order; what nobody wrote is left out. */
export function sectionsOf({ card, guide }: Words): Section[] {
  const sections = card ? cardSections(card) : guide ? guideSections(guide) : []
  return sections.filter(({ parts, service, more }) => parts.length || service || more?.length)
}

function cardSections(card: CardForm): Section[] {
  return [
    { parts: filled([{ lines: card.answer }]) },
    ...errandParts(card).map(({ title, ...part }): Section => ({ title, parts: [part], service: title === CARD_FIELDS.where && Boolean(card.service) })),
    { parts: [], service: Boolean(card.service) && !filled([{ lines: card.where }]).length },
    { title: CARD_FIELDS.more, parts: [], more: blocksOf(card.more) },
  ]
}

function guideSections(guide: GuideForm): Section[] {
  return [
    { parts: filled([{ lines: guide.summary }]) },
    { title: GUIDE_FIELDS.who, parts: filled([{ lines: guide.who, listed: true }]) },
    ...guide.steps.map(
      (step, place): Section => ({
        title: `第 ${place + 1} 步：${step.title}`,
        parts: [...filled([{ lines: step.text }]), ...errandParts(step)],
        service: Boolean(step.service),
        more: blocksOf(step.more),
      }),
    ),
    { title: GUIDE_FIELDS.cannot, parts: filled([{ lines: guide.cannot, listed: true }]) },
  ]
}
