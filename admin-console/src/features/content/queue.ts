import type { EditionState, PieceLine } from '@/shared/api/types'

export interface Queue {
  stage: EditionState
  title: string
  pieces: PieceLine[]
}

const STAGES: ReadonlyArray<readonly [EditionState, string]> = [
  ['first_review', '等初审'],
  ['legal_review', '等法制审核'],
  ['secrecy_review', '等保密审查'],
  ['approved', '审完了，等发布'],
  ['scheduled', '定了时间，到点发布'],
  ['returned', '退回来的，等您改'],
  ['draft', '您的草稿'],
]

/** What waits for somebody, a stage at a time in the order of the work. */
export function queuesOf(pieces: readonly PieceLine[]): Queue[] {
  return STAGES.map(([stage, title]) => ({ stage, title, pieces: pieces.filter(({ open }) => open?.state === stage) })).filter(({ pieces }) => pieces.length)
}
