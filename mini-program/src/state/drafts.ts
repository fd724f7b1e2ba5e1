import { forget, readStored, storedKeys } from '@/platform/storage'

/** What is kept on this device until it is handed in: how its keys begin, and what it is called. */
const kinds: [beginning: string, name: string][] = [
  ['typed.', '写了没提交的话'],
  ['volunteer-form', '没提交的志愿者登记表'],
  ['filing.', '没传上去的年报内容'],
  ['exam.', '没传上去的考试答案'],
  ['watched.', '没同步的学习'],
  ['lessons.waiting', '没同步的学习'],
]
const nothing = ['', '[]', '{}']

/** What else holds it, while the program runs. */
const holders = new Set<() => void>()

/** Names what was not handed in, each kind once. */
export function draftNames(): string[] {
  const held = draftKeys().filter((key) => !nothing.includes(String(readStored(key))))
  return [...new Set(kinds.filter(([beginning]) => held.some((key) => key.startsWith(beginning))).map(([, name]) => name))]
}

/** Whoever was here is gone, and nothing they typed stays, but for the keys named. */
export function forgetDrafts(staying: string[] = []) {
  draftKeys().filter((key) => !staying.includes(key)).forEach(forget)
  holders.forEach((drop) => drop())
}

/** `drop` runs when drafts are forgotten, so that what is in the program's memory is not written again. */
export function onDraftsForgotten(drop: () => void) {
  holders.add(drop)
}

function draftKeys(): string[] {
  return storedKeys().filter((key) => kinds.some(([beginning]) => key.startsWith(beginning)))
}
