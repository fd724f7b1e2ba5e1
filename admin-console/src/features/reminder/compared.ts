import { one, type Compared } from '@/shared/meanwhile/compared'
import { FIELDS, inOrder, type LadderForm, type Words } from './ladder'
import { stepLine } from './words'

const words = ({ subject, body, sms }: Words) => [subject, body, sms && `短信：${sms}`].filter(Boolean).join('\n\n')

/** A ladder as two people who change it compare it. */
export const COMPARED: ReadonlyArray<Compared<LadderForm>> = [
  one('name', FIELDS.name ?? ''),
  one('isDefault', '作为默认'),
  one('steps', FIELDS.steps ?? '', ({ steps }) => inOrder(steps).map(stepLine).join('\n')),
  one('before', '截止前怎么说', ({ before }) => words(before)),
  one('after', '逾期后怎么说', ({ after }) => words(after)),
]
