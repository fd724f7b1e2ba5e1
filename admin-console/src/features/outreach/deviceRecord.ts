import { ProblemError } from '@/shared/api/problem'
import type { FieldError, PufaEventDraft, PufaEventKind } from '@/shared/api/types'
import type { Tone } from '@/shared/words'
import { draftOf, emptyEvent, type EventForm } from './draft'

/** Being written · saved, to be sent · refused by the server, to be mended · taken by the server. */
export type RecordState = 'draft' | 'waiting' | 'refused' | 'received'

/** An event as this device keeps it until the server has it. It belongs to the person who wrote it. */
export interface DeviceRecord {
  /** The key of its command, made when the writing began, so that it is one event however often it is sent. */
  id: string
  person: string
  personName: string
  state: RecordState
  form: EventForm
  startedAt: string
  changedAt: string
  /** It left and no answer came: it may be an event already, and its words stay as they were sent. */
  mayHaveArrived: boolean
  /** What left then; it leaves again as it was until an answer comes. */
  sent?: PufaEventDraft
  refusal?: Refusal
  /** Id of the event that it became. */
  event?: string
  /** A photo of it said where it was taken, which what the server keeps does not. */
  placeRemoved?: boolean
}

/** A photo of a record; it follows once the record is an event. */
export interface DevicePhoto {
  /** The key of its upload. */
  id: string
  record: string
  /** Counts up in the order chosen. */
  place: number
  name: string
  image: Blob
  /** Id of the file, once it is uploaded. */
  file?: string
  /** It was uploaded a second time, because the server had dropped what waited too long. */
  renewed?: boolean
  refusal?: string
}

/** Once more, as if it had never been sent. */
export const again = (photo: DevicePhoto): DevicePhoto => ({ ...photo, refusal: undefined, renewed: undefined })

export interface Refusal {
  title: string
  detail?: string
  errors: FieldError[]
}

/** How long a line reminds of what was received. */
const REMINDER_MS = 3 * 86_400_000
/** After this whoever records events on the device may delete what nobody came back for. */
export const LEFT_DAYS = 30

export function newRecord(id: string, person: { id: string; name: string }, day: string, now: string): DeviceRecord {
  return {
    id,
    person: person.id,
    personName: person.name,
    state: 'draft',
    form: emptyEvent(day, ''),
    startedAt: now,
    changedAt: now,
    mayHaveArrived: false,
  }
}

/** What nobody knows to be an event yet may still be changed. */
export const isOpen = ({ state, mayHaveArrived }: DeviceRecord) => state !== 'received' && !mayHaveArrived

export function written(record: DeviceRecord, form: EventForm, now: string): DeviceRecord {
  return { ...record, form, changedAt: now }
}

export const queued = (record: DeviceRecord): DeviceRecord => ({ ...record, state: 'waiting', refusal: undefined })

export const reopened = (record: DeviceRecord): DeviceRecord => (record.state === 'waiting' ? { ...record, state: 'draft' } : record)

/** Written down before it leaves, so that a page that dies while sending leaves no doubt about the doubt. */
export function leaving(record: DeviceRecord): DeviceRecord {
  return { ...record, mayHaveArrived: true, sent: record.sent ?? draftOf(wholeForm(record)) }
}

/** A form that an earlier version of these pages kept lacks the fields that came later. */
const wholeForm = ({ form }: DeviceRecord): EventForm => ({ ...emptyEvent(form.heldOn, ''), ...form })

/** The server did not even look: what was known before is known still. */
export function turnedAway(record: DeviceRecord, { mayHaveArrived, sent }: DeviceRecord): DeviceRecord {
  return { ...record, mayHaveArrived, sent }
}

/** A refusal of the words says that they are no event. */
export function refused(record: DeviceRecord, { problem }: ProblemError): DeviceRecord {
  const refusal = { title: problem.title, detail: problem.detail, errors: problem.errors ?? [] }
  return { ...record, state: 'refused', mayHaveArrived: false, sent: undefined, refusal }
}

export function problemOf({ title, detail, errors }: Refusal): ProblemError {
  return new ProblemError({ type: 'invalid-input', title, detail, status: 422, requestId: '', errors }, 422)
}

/** The words are with the server; what stays here is a line that leads to them. */
export function received(record: DeviceRecord, event: string, now: string): DeviceRecord {
  const { kind, title, heldOn } = record.form
  const form = { ...emptyEvent(heldOn, ''), kind, title }
  return { ...record, state: 'received', form, mayHaveArrived: false, sent: undefined, refusal: undefined, event, changedAt: now }
}

/** Whether the line has reminded long enough. */
export function isPast(record: DeviceRecord, photos: number, now: number): boolean {
  return record.state === 'received' && photos === 0 && now - Date.parse(record.changedAt) > REMINDER_MS
}

/** Whether nobody came back for it. */
export const isLeft = ({ changedAt }: DeviceRecord, now: number) => now - Date.parse(changedAt) > LEFT_DAYS * 86_400_000

/** Whether something of it is not with the server yet. */
export const isUnsent = (record: DeviceRecord, photos: number) => record.state !== 'received' || photos > 0

/** How a record stands, in a word or two. */
export function standing(record: DeviceRecord, photos: readonly DevicePhoto[], sending: boolean): { text: string; tone: Tone } {
  if (record.state === 'refused') return { text: '被退回', tone: 'red' }
  if (record.state === 'draft') return { text: '草稿，还没有发送', tone: 'plain' }
  if (sending) return { text: '正在发送', tone: 'blue' }
  if (photos.some(({ refusal }) => refusal)) return { text: '已收到，有照片被退回', tone: 'red' }
  if (record.state === 'received' && photos.length === 0) return { text: '已收到', tone: 'green' }
  if (record.state === 'received') return { text: `已收到，还有 ${photos.length} 张照片没有发送`, tone: 'amber' }
  return { text: '存在这台设备上', tone: 'amber' }
}

export function titleOf({ form }: DeviceRecord, kinds: Record<PufaEventKind, string>): string {
  return form.title.trim() || (form.kind ? kinds[form.kind] : '还没有写名称')
}
