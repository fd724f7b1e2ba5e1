import type { components } from '@/contract/consent'

type LinkView = components['schemas']['LinkView']
type Line = components['schemas']['ConsentLine']

/** What the unit decides, while it is being written. */
export interface Answer {
  agree: boolean | undefined
  name: string
  opinion: string
}

export interface Ended {
  title: string
  detail: string
  /** Decided with this link; otherwise it works no more for another reason. */
  done: boolean
}

/** What is missing before it can be sent, by field. */
export function consentFaults({ agree, name, opinion }: Answer): Partial<Record<keyof Answer, string>> {
  const faults = {
    agree: agree === undefined ? '请选同意或者不同意' : '',
    opinion: agree === false && opinion.trim().length < 2 ? '请写不同意的理由' : '',
    name: name.trim().length < 2 ? '请填您的姓名' : '',
  }
  return Object.fromEntries(Object.entries(faults).filter(([, words]) => words !== ''))
}

/** Why a link asks nothing any more. One that never existed is told like one that has ended. */
export function endedWords({ state, words }: Pick<LinkView, 'state' | 'words'>, justDone: boolean): Ended {
  if (state === 'used') {
    const title = justDone ? '意见收到了' : '这个链接已经用过'
    return { title, detail: words ?? (justDone ? '民政局和单位都看得到。' : '一个链接只能用一次。'), done: true }
  }
  return { title: '这个链接不能用了', detail: words ?? '可能过期了，或者单位发了新的链接。请单位再发一次。', done: false }
}

/** Lines of one section together, in the order in which they came. */
export function sectionsOf(lines: readonly Line[]): { title: string; facts: { name: string; words: string }[] }[] {
  const sections = new Map<string, { name: string; words: string }[]>()
  for (const { section, label, value } of lines) sections.set(section, [...(sections.get(section) ?? []), { name: label, words: value }])
  return [...sections].map(([title, facts]) => ({ title, facts }))
}
