import officeFilter from '@/shared/api/generated/values/OfficeFilter'
import type { OfficeEvent, OfficeFilter } from '@/shared/api/types'

export const OFFICE_STATES: Record<OfficeFilter, string> = officeFilter

export const OFFICE_EVENTS: Record<OfficeEvent['what'], string> = {
  created: '登记',
  changed: '更正',
  confirmed: '核对无误',
  closed: '撤下',
}

export const UNKNOWN = '不知道（请居民拨打 12345）'
