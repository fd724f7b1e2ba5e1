import type { PhoneMessage } from '@/shared/api/types'

export interface Phone {
  holder: string
  messages: PhoneMessage[]
}

/** A phone a person, the one that received last first; on each the newest message on top. */
export function phonesOf(messages: readonly PhoneMessage[]): Phone[] {
  const phones = new Map<string, PhoneMessage[]>()
  for (const message of messages.toSorted((a, b) => b.at.localeCompare(a.at))) {
    phones.set(message.holder, [...(phones.get(message.holder) ?? []), message])
  }
  return [...phones].map(([holder, messages]) => ({ holder, messages }))
}

/** `截止日期：6月1日` as its two halves; a line without a name has none. */
export function linesOf(text: string): Array<{ name: string; value: string }> {
  return text.split('\n').map((line) => {
    const [, name = '', value = line] = /^([^：:]{1,12})[：:](.*)$/.exec(line) ?? []
    return { name, value: value.trim() }
  })
}
