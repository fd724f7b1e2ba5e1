import type { PufaEvent, PufaEventKind } from '@/shared/api/types'
import { count } from '@/shared/words'

/** Kinds at which children or families in need are met, so that nobody may be named or shown. */
export const WITH_CHILDREN: ReadonlySet<PufaEventKind> = new Set<PufaEventKind>(['festival_care', 'safety_education', 'school_visit'])

export function audienceText(audience: PufaEvent['audience']): string {
  if (!audience) return '没有记录'
  return `${count(audience.count)} 人次${audience.counted ? '' : '（估计）'}`
}

/** Nothing where nobody has said. */
export const moneyText = (fen: number | undefined) => (fen === undefined ? undefined : `${(fen / 100).toFixed(2)} 元`)

export function copiesOf(event: PufaEvent): number {
  return event.materials.reduce((sum, material) => sum + material.copies, 0)
}
