import { may } from '../access'
import type { MarkedPhoto, PhotoMarkState } from '../api/types'
import type { Tone } from '../words'

export const MARK_STATES: Record<PhotoMarkState, string> = { unmarked: '未标注', no_child: '没有儿童面部', covered: '已遮挡' }
export const MARK_TONES: Record<PhotoMarkState, Tone | undefined> = { unmarked: 'amber', no_child: 'green', covered: 'green' }

/** The kept photo; the session's cookie goes with it, so an image element may load it. */
export function photoPath(event: string, { photo, part }: MarkedPhoto): string {
  return part ? `/api/joint-parts/${part}/photos/${photo}` : `/api/pufa-events/${encodeURIComponent(event)}/photos/${photo}`
}

/** Whether the kept photo may be looked at: a department's is read with its sheet. */
export const mayLook = ({ part }: MarkedPhoto) => !part || may('getPartPhoto')

export const mayMark = (photo: MarkedPhoto) => may('markEventPhoto') && mayLook(photo)

/** The photo as it may be shown. */
export const shownPath = (event: string, { photo }: MarkedPhoto) => `/api/pufa-events/${encodeURIComponent(event)}/photos/${photo}/shown`
