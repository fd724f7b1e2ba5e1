import type { components as identity } from '@/contract/identity'
import type { components as law } from '@/contract/law'
import { roles } from '@/contract/roles'

type Role = identity['schemas']['Role']
type Status = law['schemas']['StatuteStatus']

export const roleWords: Record<Role, string> = roles

export const statusWords: Record<Status, string> = {
  in_force: '现行有效',
  not_yet: '尚未施行',
  amended: '已被新版本代替',
  repealed: '已废止',
}

const iconWords: [RegExp, string][] = [
  [/离婚/, 'divorce'],
  [/结婚|婚姻/, 'marriage'],
  [/收养/, 'adoption'],
  [/身后|殡葬|继承|遗嘱/, 'farewell'],
  [/救助|低保|困难/, 'aid'],
  [/孩子|儿童|未成年/, 'child'],
  [/老人|养老|老年/, 'elder'],
  [/社会组织|社团|年报|慈善|志愿/, 'group'],
]

const eventIcons: Record<string, string> = {
  marrying: 'marriage',
  divorcing: 'divorce',
  adopting: 'adoption',
  bereaved: 'farewell',
  hardship: 'aid',
  'child-harm': 'child',
}

/** The line drawing for a life event. */
export function eventIcon(code: string): string {
  return `/static/icons/${eventIcons[code] ?? 'book'}.svg`
}

/** The line drawing for a topic, found by its name, because topics are data. */
export function topicIcon(name: string): string {
  const icon = iconWords.find(([word]) => word.test(name))?.[1] ?? 'book'
  return `/static/icons/${icon}.svg`
}
