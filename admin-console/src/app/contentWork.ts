import { may } from '@/shared/access'
import type { PieceLine } from '@/shared/api/types'
import { age, oldestIs, today } from '@/shared/dates'
import { count } from '@/shared/words'
import { listPieces } from '@/features/content/api'
import { queuesOf } from '@/features/content/queue'
import type { Work } from './worklist'

const MOST = 100

/** Cards and guides that wait for this person; undefined where they have nothing to do with them. */
export async function loadWaitingPieces(): Promise<readonly PieceLine[] | undefined> {
  return may('listPieces') ? (await listPieces({ forMe: true, page: 1, size: MOST })).items : undefined
}

const ACTIONS: Partial<Record<string, { title: (pieces: string) => string; reason: string; action: string }>> = {
  first_review: { title: (pieces) => `${pieces}等您初审`, reason: '看内容对不对，居民看不看得懂。', action: '去初审' },
  legal_review: { title: (pieces) => `${pieces}等您做法制审核`, reason: '看每句话的依据对不对。', action: '去审核' },
  secrecy_review: { title: (pieces) => `${pieces}等您做保密审查`, reason: '看能不能公开。', action: '去审查' },
  approved: { title: (pieces) => `${pieces}审完了，等您发布`, reason: '发布以后居民才看得到。', action: '去发布' },
  returned: { title: (pieces) => `${pieces}退回来了，等您改`, reason: '看退回的理由和批注，改好再提交。', action: '去改' },
}

/** What of them is work: a stage a row; a draft waits for nobody but its author, who knows of it. */
export function contentWork(pieces: readonly PieceLine[], now: string = today()): Work[] {
  return queuesOf(pieces).flatMap(({ stage, pieces }) => {
    const words = ACTIONS[stage]
    const [first] = pieces
    if (!words || !first) return []
    const oldest = pieces.map(({ open }) => open?.waitingSince ?? open?.changedAt ?? first.changedAt).sort()[0] ?? first.changedAt
    return {
      key: `content/${stage}`,
      title: words.title(pieces.length === 1 ? `“${first.title}”` : `${count(pieces.length)} 篇普法内容`),
      reason: words.reason,
      when: pieces.length === 1 ? age(oldest, now) : oldestIs(oldest, now),
      action: words.action,
      to: pieces.length === 1 && first.open ? `/content/${first.id}/editions/${first.open.number}` : '/reviews',
      tone: stage === 'returned' ? 'amber' : 'blue',
    }
  })
}
