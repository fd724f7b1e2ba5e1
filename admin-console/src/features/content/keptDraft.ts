import type { DraftText, Edition, Topic } from '@/shared/api/types'
import { emptyWords, textOf, wordsFrom, type Words } from './body'

/** What this tab holds of an edition that is being written. */
export interface KeptDraft {
  /** Revision the words were changed from; 0 before the server has any. */
  revision: number
  topic: Topic | ''
  words: Words
  /** What the server keeps of that revision, so that one can tell what is not kept yet. */
  saved: string
}

/** Words and topic as the server would keep them. */
export const contentOf = (topic: string, text: DraftText): string => JSON.stringify([topic, text])

const present = ({ topic, words }: KeptDraft) => contentOf(topic, textOf(words))
export const isChanged = (draft: KeptDraft): boolean => present(draft) !== draft.saved
export const isTopicChanged = ({ topic, saved }: KeptDraft): boolean => topic !== (JSON.parse(saved) as [Topic | ''])[0]

/** Nothing yet, or what a resident asked. */
export function newDraft(kind: 'card' | 'guide', topic: Topic | '' = '', question = ''): KeptDraft {
  const words = emptyWords(kind)
  if (words.card) words.card.question = question
  if (words.guide) words.guide.title = question
  return { revision: 0, topic, words, saved: contentOf(topic, textOf(words)) }
}

/** What the server keeps, to be written on. */
export function draftOf({ line, topic, text }: Edition): KeptDraft {
  const words = wordsFrom(text)
  return { revision: line.revision, topic, words, saved: contentOf(topic, textOf(words)) }
}

/** What to go on with: what this tab holds where something of it was never kept, or else what the server has. */
export function resumed(held: KeptDraft, edition: Edition): { draft: KeptDraft; restored: boolean } {
  const fresh = draftOf(edition)
  if (held.revision === 0 || !isChanged(held) || present(held) === fresh.saved) return { draft: fresh, restored: false }
  return { draft: held, restored: true }
}
