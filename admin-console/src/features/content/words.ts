import pieceKind from '@/shared/api/generated/values/PieceKind'
import pieceState from '@/shared/api/generated/values/PieceState'
import type { EditionEventAct, EditionState, PieceKind, PieceLine } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const KINDS: Record<PieceKind, string> = pieceKind

/** One word for each state, everywhere; the glossary fixes them. */
export const STATES: Record<EditionState, string> = { ...pieceState, replaced: '已有新版', withdrawn: '已作废' }

export const STATE_TONES: Record<EditionState, Tone> = {
  draft: 'plain',
  returned: 'amber',
  first_review: 'blue',
  legal_review: 'blue',
  secrecy_review: 'blue',
  approved: 'blue',
  scheduled: 'blue',
  live: 'green',
  replaced: 'plain',
  withdrawn: 'plain',
  unpublished: 'red',
}

/** What the reviewer of each stage answers for. */
export const STAGE_ASKS = {
  first_review: '初审看内容：说得对不对，居民看不看得懂，少没少要紧的话。',
  legal_review: '法制审核看依据：每句话引的条文对不对，有没有说过头、说漏。',
  secrecy_review: '保密审查看能不能公开：有没有人名、住址、电话，有没有内部的事。',
} as const

export const ACTS: Record<EditionEventAct, string> = {
  created: '新建',
  saved: '保存',
  submitted: '提交初审',
  passed_first_review: '初审通过',
  passed_legal_review: '法制审核通过',
  passed_secrecy_review: '保密审查通过',
  returned: '退回修改',
  recalled: '撤回修改',
  scheduled: '定时发布',
  published: '发布',
  replaced: '换成新版',
  unpublished: '下架',
  withdrawn: '作废',
  recorded: '加上录音',
  unrecorded: '去掉录音',
  quiz_withdrawn: '撤下小题',
  carried: '依据换成新版条文',
}

/** The state of a piece in one word: of what is being written, or else of what readers see. */
export function stateOf({ open, live }: Pick<PieceLine, 'open' | 'live'>): EditionState {
  return open?.state ?? (live ? 'live' : 'unpublished')
}

/** Whether readers have it while a next edition is on its way. */
export const isLiveBeside = ({ open, live }: Pick<PieceLine, 'open' | 'live'>): boolean => Boolean(open && live)

const IN_WORK: readonly EditionState[] = ['draft', 'returned']
export const isWritable = (state: EditionState): boolean => IN_WORK.includes(state)

const REVIEWED: readonly EditionState[] = ['first_review', 'legal_review', 'secrecy_review']
export const isReview = (state: EditionState): state is 'first_review' | 'legal_review' | 'secrecy_review' => REVIEWED.includes(state)

/** What the caller may do with a piece or an edition, and why not. */
export function stepOf<Verb extends string>(steps: ReadonlyArray<{ verb: Verb; allowed: boolean; why?: string }> | undefined, verb: NoInfer<Verb>) {
  const step = steps?.find((one) => one.verb === verb)
  return { allowed: step?.allowed ?? false, why: step?.why ?? '' }
}

