import type { components } from '@/contract/question'
import { dayWithWeekday } from './days'

type Own = Pick<components['schemas']['OwnQuestion'], 'kind' | 'state' | 'dueOn' | 'unseen'>
type Mark = { text: string; kind: 'amber' | 'red' | 'quiet' }

/** What was written, in the words of each page. */
export const kindWords = {
  question: { name: '提问', wrote: '您问的', answer: '回答', again: '问', received: '问题收到了' },
  suggestion: { name: '意见', wrote: '您的意见', answer: '答复', again: '写', received: '意见收到了' },
  complaint: { name: '投诉', wrote: '您的投诉', answer: '答复', again: '写', received: '投诉收到了' },
} as const

/** By when somebody answers, as far as it is promised: of a question the bureau has set no day. */
export function whenAnswered({ kind, dueOn }: Pick<Own, 'kind' | 'dueOn'>, today: string): string {
  if (kind === 'question') return '提问没有定最迟哪天回答。'
  return dueOn ? `最迟${dayWithWeekday(dueOn, today)}答复。` : '明年的放假安排公布以后，“我的提问和意见”里写明最迟哪天答复。'
}

/** How long the words are kept; what nobody has answered within a year goes without being asked for again. */
export function keptWords({ kind, state }: Pick<Own, 'kind' | 'state'>): string {
  const { answer, again } = kindWords[kind]
  return state === 'waiting' ? `满一年还没有${answer}的，您的原话会删除，请再${again}一次。` : `您的原话和${answer}，${answer}满 180 天后删除。`
}

export function stateMark({ kind, state, dueOn, unseen }: Own, today: string): Mark {
  if (unseen) return { text: `有新${kindWords[kind].answer}`, kind: 'red' }
  if (state === 'answered') return { text: `已${kindWords[kind].answer}`, kind: 'quiet' }
  if (state === 'transferred') return { text: '请打 12345', kind: 'quiet' }
  return kind !== 'question' && dueOn && dueOn < today
    ? { text: '答复晚了', kind: 'red' }
    : { text: `等${kindWords[kind].answer}`, kind: 'amber' }
}
