import type { Job } from '../api/types'
import { count } from '../words'

export const CANCELLED = '已经取消，什么都没有存入。'
const LOST = '服务器中途停过，什么都没有存入。请再办一次。'

interface Counted {
  reading: string
  storing: string
  unit: string
}

const OF_A_SHEET: Counted = { reading: '正在读表格，已读', storing: '正在存入，已存', unit: '行' }
/** By the command that runs; all others read a sheet. */
const COUNTED: Record<string, Counted> = {
  createCreditRun: { reading: '正在逐家试算，已算', storing: '正在记下结果，已记', unit: '家' },
  makeCreditRun: { reading: '正在逐家核对，已核对', storing: '正在提出，已提出', unit: '家' },
}

export function progressText({ kind, phase, done, total, cancelAsked }: Job): string {
  if (cancelAsked) return '正在取消，什么都不会存入。'
  const { reading, storing, unit } = COUNTED[kind] ?? OF_A_SHEET
  return phase === 'reading' ? `${reading} ${count(done)} ${unit}。` : `${storing} ${count(done)} / ${count(total ?? done)} ${unit}。`
}

/** What became of work that was not done. */
export function endText({ state, words }: Pick<Job, 'state' | 'words'>): string {
  return state === 'lost' ? LOST : (words ?? CANCELLED)
}
