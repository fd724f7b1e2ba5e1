export interface Part {
  text: string
  kind: 'plain' | 'phone'
}

/** A day with what belongs on its line: 至 or a bracket before it, its weekday, 前 or a mark after it. */
export interface DayPart {
  kind: 'day'
  /** Pieces that never break; only a line too short for the whole day comes between them. */
  pieces: string[]
}

const pattern = /([至到（]?(?:\d{4}年)?\d{1,2}月\d{1,2}日)([（(]星期[一二三四五六日天][）)])?([前，。；：、）]*)|\d+/g
const lines = /^(?:110|119|120|12345|12348|12355|12338)$/
/** So few are not broken even in the largest letters. */
const alwaysOnALine = 5
const opens = /[（(《“〔·・\d]$/
const closes = /^[^\p{L}\p{N}（(《“〔]/u
let segmenter: Intl.Segmenter | undefined
const emergency = /^1\d\d$/
/** What stands before a number to dial: 拨打 120, 110、119; an amount or an article of a law has other neighbours. */
const invites = /(?:^|[打拨话线、或者]) ?$/
const counted = /^ ?[元条款项号年月天日个户人家次分岁倍平米公块万亿]/

/** A sentence in parts: days and public phone numbers stand out from the rest. */
export function partsOf(text: string): (Part | DayPart)[] {
  const parts: (Part | DayPart)[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const to = match.index + match[0].length
    const found = match[1] ? dayOf(match) : phoneOf(match[0], text.slice(0, match.index), text.slice(to))
    if (!found) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index), kind: 'plain' })
    parts.push(found)
    from = to
  }
  if (from < text.length) parts.push({ text: text.slice(from), kind: 'plain' })
  return parts
}

/** A title in pieces between which it may go on in the next line; a word or two does not stand alone. */
export function clausesOf(text: string): string[] {
  return text.match(/[^]{3,}?(?:[，；：。、\u3000]+|(?=（))|[^]+$/g) ?? []
}

/** A clause in words that stay whole, each with the marks that belong to it; one piece where the device knows no words. */
export function wordsOf(clause: string): string[] {
  if (clause.length <= alwaysOnALine || !knowsWords()) return [clause]
  const words: string[] = []
  for (const { segment } of dictionary().segment(clause)) {
    const before = words.at(-1)
    if (before !== undefined && (closes.test(segment) || opens.test(before))) words[words.length - 1] = before + segment
    else words.push(segment)
  }
  return words
}

/** Opening the device's dictionary takes longer than anything else about a title. */
export function openDictionary(): void {
  if (knowsWords()) wordsOf('先打开词典再用')
}

function knowsWords(): boolean {
  return typeof Intl !== 'undefined' && Boolean(Intl.Segmenter)
}

function dictionary(): Intl.Segmenter {
  return (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' }))
}

function dayOf([, day = '', weekday = '', after = '']: RegExpMatchArray): DayPart {
  const pieces = [...(day.match(/.*年|.+/g) ?? []), ...(weekday === '' ? [] : [fullWidth(weekday)])]
  return { kind: 'day', pieces: [...pieces.slice(0, -1), pieces.at(-1) + after] }
}

function phoneOf(found: string, before: string, after: string): Part | undefined {
  if (!lines.test(found) || counted.test(after)) return undefined
  return emergency.test(found) && !invites.test(before) ? undefined : { text: found, kind: 'phone' }
}

function fullWidth(weekday: string): string {
  return weekday.replace('(', '（').replace(')', '）')
}
