import type { FieldError } from '@/shared/api/types'
import type { Errand, Line, Words } from './body'

/** Names of the fields, in the order in which readers meet them. */
export const CARD_FIELDS = {
  question: '问题',
  variants: '居民会怎么问',
  answer: '回答',
  bring: '要带什么',
  where: '去哪里办',
  service: '办哪项业务',
  duration: '多久',
  cost: '多少钱',
  more: '更多说明',
  related: '还可以看',
  quiz: '两道小题',
  unverified: '待核对',
  note: '待核对的原因',
} as const

export const GUIDE_FIELDS = {
  title: '标题',
  variants: '居民会怎么问',
  summary: '先说结论',
  who: '谁可以办',
  steps: '步骤',
  cannot: '什么情况办不了',
  related: '还可以看',
  unverified: '待核对',
  note: '待核对的原因',
} as const

export const STEP_FIELDS = {
  title: '这一步做什么',
  text: '怎么做',
  bring: CARD_FIELDS.bring,
  where: CARD_FIELDS.where,
  service: CARD_FIELDS.service,
  duration: CARD_FIELDS.duration,
  cost: CARD_FIELDS.cost,
  more: CARD_FIELDS.more,
} as const

/** Every place of the words by its pointer without the slash in front, with the name people know it by. */
export function placesOf({ card, guide }: Words): Record<string, string> {
  const places: Record<string, string> = { topic: '主题' }
  if (card) {
    for (const [key, name] of Object.entries(CARD_FIELDS)) places[`card/${key}`] = name
    rows(places, 'card/variants', '问法', '种', card.variants)
    lines(places, 'card/answer', CARD_FIELDS.answer, card.answer)
    errand(places, 'card', '', card)
    card.quiz.forEach((_, place) => (places[`card/quiz/${place}`] = `第 ${place + 1} 道小题`))
  }
  if (guide) {
    for (const [key, name] of Object.entries(GUIDE_FIELDS)) places[`guide/${key}`] = name
    rows(places, 'guide/variants', '问法', '种', guide.variants)
    for (const key of ['summary', 'who', 'cannot'] as const) lines(places, `guide/${key}`, GUIDE_FIELDS[key], guide[key])
    guide.steps.forEach((step, place) => {
      const at = `guide/steps/${place}`
      places[at] = `第 ${place + 1} 步`
      for (const [key, name] of Object.entries(STEP_FIELDS)) places[`${at}/${key}`] = `第 ${place + 1} 步 ${name}`
      lines(places, `${at}/text`, `第 ${place + 1} 步 ${STEP_FIELDS.text}`, step.text)
      errand(places, at, `第 ${place + 1} 步 `, step)
    })
  }
  return places
}

function errand(places: Record<string, string>, at: string, before: string, of: Errand): void {
  for (const key of ['bring', 'where', 'duration', 'cost'] as const) lines(places, `${at}/${key}`, before + CARD_FIELDS[key], of[key])
}

function lines(places: Record<string, string>, at: string, name: string, all: readonly Line[]): void {
  rows(places, at, name, '句', all)
}

function rows(places: Record<string, string>, at: string, name: string, unit: string, all: readonly unknown[]): void {
  all.forEach((_, place) => (places[`${at}/${place}`] = `${name}第 ${place + 1} ${unit}`))
}

/** The place a pointer of the server lies in, on the page: `/text/card/answer/0/text` is in `card/answer/0`. */
export function placeOf(pointer: string, words: Words): string {
  const steps = pointer.replace(/^\/text(?=\/(card|guide)(\/|$))/, '').split('/').slice(1)
  let within: unknown = words
  return steps
    .map((step) => {
      const place = Array.isArray(within) && /^\d+$/.test(step) ? rowOf(within, Number(step)) : step
      within = (within as Record<string, unknown> | undefined)?.[place]
      return place
    })
    .join('/')
}

/** Rows nobody wrote in are not sent, so that the server counts without them. */
function rowOf(all: readonly unknown[], place: number): string {
  const kept = all.map((row, index) => ({ row, index })).filter(({ row }) => !isBlank(row))
  return String(kept[place]?.index ?? place)
}

function isBlank(row: unknown): boolean {
  if (typeof row === 'string') return !row.trim()
  const { text, cites } = row as Partial<Line>
  return typeof text === 'string' && !text.trim() && !cites?.length
}

/** Faults with pointers as the page has them. */
export function placed(faults: readonly FieldError[] | undefined, words: Words): FieldError[] {
  return (faults ?? []).map(({ pointer, message }) => ({ pointer: `/${placeOf(pointer, words)}`, message }))
}

/** The name of the nearest place a pointer lies in. */
export function nameOf(pointer: string, words: Words): string {
  const places = placesOf(words)
  const steps = placeOf(pointer, words).split('/')
  for (let length = steps.length; length > 0; length--) {
    const name = places[steps.slice(0, length).join('/')]
    if (name) return name
  }
  return '全文'
}
