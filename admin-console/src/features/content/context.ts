import { inject, type ComputedRef, type InjectionKey } from 'vue'
import type { DraftCitation } from '@/shared/api/types'

/** What every row of sentences must know of the whole that is being written. */
export interface Writing {
  /** What is known of an article that is cited here. */
  cited: (ref: string) => DraftCitation | undefined
  /** Remembers an article just chosen, before the server has told of it. */
  remember: (citation: DraftCitation) => void
  /** Articles cited somewhere in these words. */
  used: ComputedRef<string[]>
  /** Most characters a sentence should have. */
  longest: ComputedRef<number>
  /** What is wrong, by place. */
  errors: ComputedRef<Record<string, string>>
}

export const WRITING: InjectionKey<Writing> = Symbol('writing')

export function useWriting(): Writing {
  const writing = inject(WRITING)
  if (!writing) throw new Error('no words are being written here')
  return writing
}
