import type { FieldError, OfficeChange, OfficeDraft, OfficeRecord } from '@/shared/api/types'
import { one, type Compared } from '@/shared/meanwhile/compared'

export interface OfficeForm {
  division: string
  name: string
  address: string
  phone: string
  hours: string
  services: string[]
  note: string
  checkedOn: string
}

export const FIELDS = {
  division: '服务范围',
  name: '名称',
  address: '地址',
  phone: '电话',
  hours: '办公时间',
  services: '办什么事',
  note: '提示',
  checkedOn: '核对日期',
}

export function emptyOffice(today: string): OfficeForm {
  return { division: '', name: '', address: '', phone: '', hours: '', services: [], note: '', checkedOn: today }
}

/** As it stands; whoever corrects it says anew when it was checked. */
export function formOf(office: OfficeRecord, today: string): OfficeForm {
  return {
    division: office.division,
    name: office.name,
    address: office.address,
    phone: office.phone ?? '',
    hours: office.hours ?? '',
    services: office.services.map(({ code }) => code),
    note: office.note ?? '',
    checkedOn: today,
  }
}

/** What can be said before asking the server, with the same pointers the server uses. */
export function faultsOf(form: OfficeForm, today: string): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof typeof FIELDS, message: string) => faults.push({ pointer: `/${field}`, message })
  if (form.name.trim().length < 2) say('name', '请填写名称，至少两个字。')
  if (form.address.trim().length < 2) say('address', '请填写地址，写到门牌和楼层。')
  if (form.phone.trim() && !/^[0-9][0-9 /-]{2,29}$/.test(form.phone.trim())) say('phone', '只写数字和短横线，例如 0759-1234567。两个号码用 / 隔开。')
  if (form.hours.trim().length === 1) say('hours', '至少两个字，也可以不填。')
  if (form.note.trim().length === 1) say('note', '至少两个字，也可以不填。')
  if (form.services.length === 0) say('services', '请至少选一件事。')
  if (form.checkedOn > today) say('checkedOn', '核对日期不能晚于今天。')
  return faults
}

function factsOf(form: OfficeForm) {
  return {
    name: form.name.trim(),
    address: form.address.trim(),
    ...(form.phone.trim() && { phone: form.phone.trim() }),
    ...(form.hours.trim() && { hours: form.hours.trim() }),
    services: form.services,
    ...(form.note.trim() && { note: form.note.trim() }),
    ...(form.checkedOn && { checkedOn: form.checkedOn }),
  }
}

/** As two people who correct it compare it; whoever saves says anew when it was checked. */
export function comparedOf(service: (code: string) => string): ReadonlyArray<Compared<OfficeForm>> {
  return [
    ...(['name', 'address', 'phone', 'hours', 'note'] as const).map((key) => one<OfficeForm>(key, FIELDS[key])),
    one<OfficeForm>('services', FIELDS.services, ({ services }) => services.map(service).join('、')),
  ]
}

export function draftOf(form: OfficeForm): OfficeDraft {
  return { ...factsOf(form), ...(form.division && { division: form.division }) }
}

export function changeOf(form: OfficeForm, after: number): OfficeChange {
  return { ...factsOf(form), after }
}
