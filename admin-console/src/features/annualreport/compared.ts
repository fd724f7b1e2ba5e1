import { one, type Compared } from '@/shared/meanwhile/compared'
import { ORGANIZATION_TYPES } from '@/shared/words'
import { FIELDS, type DraftForm } from './draft'

const TEXTS: Partial<Record<keyof DraftForm, (form: DraftForm) => string>> = {
  types: ({ types }) => types.map((type) => ORGANIZATION_TYPES[type]).join('、'),
  moves: ({ moves }) => (moves ? '顺延到下一个工作日' : '不顺延'),
  youngMonths: ({ youngMonths }) => (youngMonths ? `到年底不超过 ${youngMonths} 个月的不报` : '也要报'),
}

/** A campaign as two people who change it compare it. */
export const COMPARED: ReadonlyArray<Compared<DraftForm>> = (Object.keys(FIELDS) as Array<keyof DraftForm>).map((key) => one(key, FIELDS[key], TEXTS[key]))
