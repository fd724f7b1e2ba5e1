import type { OfficeEvent } from '@/shared/api/types'
import { dayText } from '@/shared/dates'
import { FIELDS } from './draft'

export interface Change {
  label: string
  before?: string
  after: string
}

type Told = Pick<OfficeEvent, 'version' | 'what' | 'by' | 'at' | 'reason'> & { changes: Change[] }

const TOLD = {
  name: (event: OfficeEvent) => event.name,
  address: (event: OfficeEvent) => event.address,
  phone: (event: OfficeEvent) => event.phone ?? '',
  hours: (event: OfficeEvent) => event.hours ?? '',
  services: (event: OfficeEvent) => event.services.map(({ name }) => name).join('、'),
  note: (event: OfficeEvent) => event.note ?? '',
  checkedOn: (event: OfficeEvent) => dayText(event.checkedOn),
} as const

/** The history, latest first, each with what it changed of the one before. */
export function differences(history: readonly OfficeEvent[]): Told[] {
  return history.map((event, place) => {
    const before = history[place + 1]
    return {
      ...event,
      changes: before
        ? Object.entries(TOLD).flatMap(([field, told]) =>
            told(before) === told(event) ? [] : [{ label: FIELDS[field as keyof typeof FIELDS], before: told(before), after: told(event) }],
          )
        : [],
    }
  })
}
