import type { FieldError, PufaEventDraft, PufaEventKind, Topic } from '@/shared/api/types'

export interface EventForm {
  kind: PufaEventKind | ''
  title: string
  heldOn: string
  place: string
  division: string
  partners: string[]
  people: number | undefined
  counted: boolean
  topics: Topic[]
  materials: Array<{ name: string; copies: number | undefined }>
  result: string
  villages: string[]
  planItem: string
  /** In yuan. */
  cost: number | undefined
  /** Addresses, as somebody pasted them. */
  press: string
}

export const FIELDS = {
  kind: '形式',
  title: '名称',
  heldOn: '日期',
  place: '地点',
  division: '在哪个镇街',
  partners: '协作部门',
  audience: '受众人次',
  topics: '宣传内容',
  materials: '发放资料',
  photos: '照片',
  result: '成效',
  villages: '到了哪些村居',
  planItem: '算哪一项责任清单',
  costFen: '经费（元）',
  pressLinks: '媒体报道',
}

export function emptyEvent(day: string, division: string): EventForm {
  return {
    kind: '',
    title: '',
    heldOn: day,
    place: '',
    division,
    partners: [],
    people: undefined,
    counted: false,
    topics: [],
    materials: [],
    result: '',
    villages: [],
    planItem: '',
    cost: undefined,
    press: '',
  }
}

const MOST_LINKS = 10
const linksOf = (text: string) => [...new Set(text.split(/\s+/).filter(Boolean))]

/** What can be said before asking the server, with the same pointers the server uses. */
export function faultsOf(form: EventForm, today: string): FieldError[] {
  const faults: FieldError[] = []
  const say = (field: keyof typeof FIELDS, message: string) => faults.push({ pointer: `/${field}`, message })
  if (!form.kind) say('kind', '请选一种形式。')
  if (form.title.trim().length < 2) say('title', '请写活动的名称，至少两个字。')
  if (!form.heldOn) say('heldOn', '请选择日期。')
  else if (form.heldOn > today) say('heldOn', '活动办过以后再记录，日期不能在今天之后。')
  if (!form.place.trim()) say('place', '请写在哪里办的。')
  if (form.materials.some(({ name, copies }) => Boolean(name.trim()) !== Boolean(copies))) {
    say('materials', '每种资料都要写名称和份数，不要的一行请删掉。')
  }
  if (form.result.trim().length === 1) say('result', '至少两个字，也可以不填。')
  const links = linksOf(form.press)
  if (links.length > MOST_LINKS) say('pressLinks', `最多 ${MOST_LINKS} 个网址。`)
  else if (links.some((link) => !/^https:\/\/\S+$/.test(link))) say('pressLinks', '网址要以 https:// 开头，几个网址用空格或换行隔开。')
  return faults
}

/** A number field that was cleared holds null, whatever its type says. */
const isNumber = (value: number | undefined): value is number => typeof value === 'number'

export function draftOf(form: EventForm): PufaEventDraft {
  const materials = form.materials.flatMap(({ name, copies }) => (name.trim() && copies ? [{ name: name.trim(), copies }] : []))
  return {
    kind: form.kind as PufaEventKind,
    title: form.title.trim(),
    heldOn: form.heldOn,
    place: form.place.trim(),
    ...(form.division && { division: form.division }),
    partners: [...new Set(form.partners.map((name) => name.trim()).filter((name) => name.length > 1))],
    ...(isNumber(form.people) && { audience: { count: form.people, counted: form.counted } }),
    topics: form.topics,
    materials,
    ...(form.result.trim() && { result: form.result.trim() }),
    ...(form.villages.length > 0 && { villages: form.villages }),
    ...(form.planItem && { planItem: form.planItem }),
    ...(isNumber(form.cost) && { costFen: Math.round(form.cost * 100) }),
    ...(form.press.trim() && { pressLinks: linksOf(form.press) }),
  }
}
