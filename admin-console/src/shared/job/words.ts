import type { Job } from '../api/types'
import { count } from '../words'

export const CANCELLED = '已经取消，一行都没有存入。'
const LOST = '服务器中途停过，一行都没有存入。请再导入一次。'

export function progressText({ phase, done, total, cancelAsked }: Job): string {
  if (cancelAsked) return '正在取消，什么都不会存入。'
  return phase === 'reading' ? `正在读表格，已读 ${count(done)} 行。` : `正在存入，已存 ${count(done)} / ${count(total ?? done)} 行。`
}

/** What became of work that was not done. */
export function endText({ state, words }: Pick<Job, 'state' | 'words'>): string {
  return state === 'lost' ? LOST : (words ?? CANCELLED)
}
