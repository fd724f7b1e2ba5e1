import type { Audience } from '@/shared/api/types'
import { longDay } from '@/shared/dates'
import { ORGANIZATION_TYPES } from '@/shared/words'
import { CONTACTS } from './words'

interface Names {
  division: (code: string) => string
  /** Title of what was asked before. */
  asked: (id: string) => string | undefined
}

/** Whom an audience means, in words, a condition a line; nothing chosen is the whole register. */
export function audienceLines({ types, townships, registeredBefore, notActedOn, contact }: Audience, names: Names): string[] {
  const lines = [
    types?.length && types.map((type) => ORGANIZATION_TYPES[type]).join('、'),
    townships?.length && `在${townships.map(names.division).join('、')}`,
    registeredBefore && `${longDay(registeredBefore)}和以前登记`,
    notActedOn && `还没有办“${names.asked(notActedOn) ?? '以前的通知'}”`,
    contact && CONTACTS[contact],
  ]
  const chosen = lines.filter((line): line is string => Boolean(line))
  return chosen.length ? chosen : ['名册里的全部组织']
}
