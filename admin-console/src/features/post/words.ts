import postFilter from '@/shared/api/generated/values/PostFilter'
import postState from '@/shared/api/generated/values/PostState'
import type { Post, PostGap, PostStands, PostState, StandingState } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const POST_STATES: Record<PostState, string> = postState
export const POST_TONES: Record<PostState, Tone> = { waiting: 'amber', accepted: 'green', refused: 'red' }

/** How a post stands, the worst first. */
export const STANDINGS: Record<StandingState, string> = { vacant: '空缺', unready: '未就绪', expiring: '快到期', ready: '可上岗' }
export const STANDING_TONES: Record<StandingState, Tone> = { vacant: 'red', unready: 'amber', expiring: 'blue', ready: 'green' }

/** Who stands at a post: the holder, then the substitute. */
export const standing = (post: Post | undefined): PostStands[] => [post?.holder, post?.substitute].filter((one) => one !== undefined)

/** What comes before a post is confirmed. */
export const RECORDS_FIRST = '请先核对任命，并查询违法犯罪记录（未成年人保护法第六十二条）。查出问题的，不要确认。'

export const GAPS: Record<PostGap, string> = { vacant: '空缺', untrained: '没有有效证书', unchecked: '一年内没有查询', expiring: '60 天内到期' }

export const SHOWN = postFilter

/** The word of a township: that of its worst post. */
export function townshipWord(state: StandingState): string {
  return { vacant: '有空缺', unready: '有人未就绪', expiring: '有人快到期', ready: '都可上岗' }[state]
}
