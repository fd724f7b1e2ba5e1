import { may } from '@/shared/access'
import { remaining, today } from '@/shared/dates'
import { count } from '@/shared/words'
import { listQuestions } from '@/features/needs/api'
import type { Work } from './worklist'

/** Suggestions and complaints that nobody has answered; `due` is the first of their days. */
export interface Opinions {
  waiting: number
  due?: string
}

const MOST = 100

export async function loadOpinions(): Promise<Opinions | undefined> {
  if (!may('answerQuestion')) return undefined
  const { total, items } = await listQuestions({ about: 'service', state: 'waiting', page: 1, size: MOST })
  const [due] = items.flatMap(({ dueOn }) => dueOn ?? []).sort()
  return { waiting: total, due }
}

export function opinionWork(opinions: Opinions | undefined, now: string = today()): Work[] {
  if (!opinions?.waiting) return []
  const { waiting, due } = opinions
  return [
    {
      key: 'opinions',
      title: `${count(waiting)} 条意见和投诉等人答复`,
      reason: '居民说普法通哪里不好。写的人看得到最迟哪天答复。',
      when: due ? `最早的一条${remaining(due, now)}` : '',
      due,
      action: '去答复',
      to: '/opinions',
      tone: due && due < now ? 'red' : 'amber',
    },
  ]
}
