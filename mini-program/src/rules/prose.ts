export interface Part {
  text: string
  /** A day stays on one line; a phone can be dialled. */
  kind: 'plain' | 'day' | 'phone'
}

const pattern = /(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[（(]星期[一二三四五六日天][）)])?|\d+/g
const lines = /^(?:110|119|120|12345|12348|12355|12338)$/
const emergency = /^1\d\d$/
/** What stands before a number to dial: 拨打 120, 110、119; an amount or an article of a law has other neighbours. */
const invites = /(?:^|[打拨话线、或者]) ?$/
const counted = /^ ?[元条款项号年月天日个户人家次分岁倍平米公块万亿]/
/** Keeps 至 on the line of the day it leads to. */
const joiner = '\u2060'

/** A sentence in parts: days and public phone numbers stand out from the rest. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const kind = kindOf(match[0], text.slice(0, match.index), text.slice(match.index + match[0].length))
    if (!kind) continue
    addPlain(parts, text.slice(from, match.index), kind)
    parts.push({ text: kind === 'day' ? fullWidth(match[0]) : match[0], kind })
    from = match.index + match[0].length
  }
  addPlain(parts, text.slice(from))
  return parts
}

function kindOf(found: string, before: string, after: string): 'day' | 'phone' | undefined {
  if (found.includes('月')) return 'day'
  if (!lines.test(found) || counted.test(after)) return undefined
  return emergency.test(found) && !invites.test(before) ? undefined : 'phone'
}

function addPlain(parts: Part[], text: string, next?: Part['kind']) {
  const glue = next === 'day' && /[至到]$/.test(text) ? joiner : ''
  if (text !== '') parts.push({ text: text + glue, kind: 'plain' })
}

function fullWidth(day: string): string {
  return day.replace('(', '（').replace(')', '）')
}
