import { may } from '@/shared/access'
import type { LedgerClocks } from '@/shared/api/types'
import { today } from '@/shared/dates'
import { count } from '@/shared/words'
import { getLedgerClocks, listLedgerEntries } from '@/features/ledger/api'
import { waitText } from './homeDays'
import type { Work } from './worklist'

type Clocks = LedgerClocks['kinds'][number]

/** How the clocks of a ledger stand, and the first day of those past it or near it. */
export interface LedgerDays extends Clocks {
  due?: string
}

/** Ledgers with entries past their day or near it. */
export async function loadLedgers(): Promise<LedgerDays[]> {
  if (!may('getLedgerClocks')) return []
  const pressing = (await getLedgerClocks()).kinds.filter(({ soon, overdue }) => soon + overdue > 0)
  return Promise.all(pressing.map(async (clocks) => ({ ...clocks, due: await firstDue(clocks) })))
}

async function firstDue(clocks: Clocks): Promise<string | undefined> {
  if (!may('listLedgerEntries')) return undefined
  return (await listLedgerEntries({ kind: clocks.kind, state: stateOf(clocks), page: 1, size: 1 })).items[0]?.dueOn
}

const stateOf = ({ overdue }: Clocks) => (overdue ? 'overdue' : 'soon')

export function ledgerWork(ledgers: readonly LedgerDays[] = [], now: string = today()): Work[] {
  return ledgers.map((clocks) => {
    const { kind, title, soon, overdue, due } = clocks
    return {
      key: `ledger/${kind}`,
      title: overdue ? `${title}有 ${count(overdue)} 件已过期限` : `${title}有 ${count(soon)} 件快到期限`,
      reason: overdue && soon ? `另有 ${count(soon)} 件快到期限。` : '',
      when: waitText({ due }, overdue || soon, now) || (overdue ? '已超期' : '快到期'),
      due,
      action: '去办理',
      to: `/ledgers/${kind}?state=${stateOf(clocks)}`,
      tone: overdue ? ('red' as const) : ('amber' as const),
    }
  })
}
