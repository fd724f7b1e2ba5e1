import { access, may } from '@/shared/access'
import type { Circular } from '@/shared/api/types'

/** Whoever wrote a notice does not send it: another person reads it first. */
export const isMine = ({ createdBy }: Circular) => createdBy === access.person

export const mayRelease = (circular: Circular) => circular.state === 'draft' && may('releaseCircular') && !isMine(circular)
