import type { Answer } from '@/platform/http'
import type { Lesson } from './course'

type Sentences = readonly { text: string }[]
/** What it takes to get something done. */
type Taking = { bring: Sentences; where: Sentences; duration: Sentences; cost: Sentences }
type Card = Pick<Answer<'getCard'>, 'question' | 'answer'> & Taking
type Guide = Pick<Answer<'getGuide'>, 'title' | 'summary'> & { steps: readonly ({ title: string; text: Sentences } & Taking)[] }

/** What somebody who listens hears of a card: the question, its answer, and what it takes. */
export function cardAloud(card: Card): string {
  return sentences([card.question, ...texts(card.answer), ...taking(card)])
}

/** Of a guide: what it is about, then step by step. */
export function guideAloud(guide: Guide): string {
  const steps = guide.steps.flatMap((step, place) => [`第${place + 1}步，${step.title}`, ...texts(step.text), ...taking(step)])
  return sentences([guide.title, ...texts(guide.summary), ...steps])
}

/** Of a text lesson. */
export function lessonAloud(lesson: Pick<Lesson, 'title' | 'parts' | 'remember'>): string {
  const parts = lesson.parts.flatMap((part) => [part.heading, ...texts(part.paragraphs)])
  return sentences([lesson.title, ...parts, ...lesson.remember])
}

function taking({ bring, where, duration, cost }: Taking): string[] {
  return [...part('要带什么', bring), ...part('去哪里办', where), ...part('多久', duration), ...part('多少钱', cost)]
}

function part(title: string, said: Sentences): string[] {
  return said.length > 0 ? [title, ...texts(said)] : []
}

function texts(said: Sentences): string[] {
  return said.map((sentence) => sentence.text)
}

/** A voice rests at the end of a sentence. */
function sentences(said: string[]): string {
  return said.map((one) => one.replace(/[。；？！]$/, '')).join('。')
}
