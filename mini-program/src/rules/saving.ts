import type { components } from '@/contract/filing'
import { isEmpty, sameValue, type Cell, type CellValue, type Content, type Value } from './cells'
import { beijingDay, momentWords } from './days'
import { Failure, type Explanation } from './failure'

/** What was filled in and is not on the server yet. */
export interface UnsentCell {
  value: Value
  /** The version it was written over. */
  base: number
  /** What left for the server over that version, and may have arrived. */
  sent?: Value[]
  /** What was asked, to be read where the form asks it no more. */
  asked?: Cell
}

/**
 * What was filled in here and cannot be sent as it is: somebody saved another value meanwhile, or the cell is closed now.
 * It stays on this device until the person decides, and holds nothing else up.
 */
export interface Left {
  cell: Cell
  mine: Value
  theirs: components['schemas']['FilingCell'] | undefined
  /** Why it cannot be changed now; empty where it can. */
  closed: string
}

/** By cell. */
export type Unsent = Record<string, UnsentCell>

/** Why what was typed into a row of a table is not the value, by column. */
export type RowFaults = Record<string, string>

/** Why what was typed is not the value, by cell, and the value that stays there meanwhile; of a table also where. */
export type Misread = Record<string, { value: Value; fault: string; rows?: RowFaults[] }>

export interface SavingState {
  waiting: number
  failing: boolean
  /** Whether this device could keep what waits. */
  kept: boolean
  savedAt?: string
  /** How much was written that cannot be saved as it is. */
  faulty?: number
}

/** The line that is always in sight; `warning` where something is not on the server. */
export interface SavedWords {
  text: string
  warning: boolean
}

export function savedWords({ waiting, failing, kept, savedAt, faulty = 0 }: SavingState, now: Date): SavedWords {
  if (waiting > 0 && failing) {
    return kept
      ? { text: `连不上网。${waiting} 处先存在这台手机上，连上就存`, warning: true }
      : { text: `连不上网。${waiting} 处还没存，请不要关掉这一页`, warning: true }
  }
  if (faulty > 0) return { text: `${faulty} 处写的没有存上去，请改好`, warning: true }
  if (waiting > 0) return { text: '正在保存', warning: false }
  return { text: savedAt ? `已保存 ${clockWords(savedAt, now)}` : '填一处，存一处', warning: false }
}

/** The same for words that wait on this device until they are handed in. */
export function keptWords(kept: boolean, now: Date): SavedWords {
  return kept
    ? { text: `已存在这台手机上 ${clockWords(now.toISOString(), now)}`, warning: false }
    : { text: '手机里存不下了，请不要关掉这一页', warning: true }
}

/** What an earlier visit left on this device, by cell; what cannot be read is as if it had not been typed. */
export function readKept<One>(kept: unknown): Record<string, One> {
  try {
    const known = JSON.parse(String(kept)) as Record<string, One> | null
    return known && typeof known === 'object' && !Array.isArray(known) ? known : {}
  } catch {
    return {}
  }
}

/** As it is sent: nothing for an empty field. */
export function given(value: Value): { value?: CellValue } {
  return value === undefined || isEmpty(value) ? {} : { value }
}

/** A list may have been on its way while one of its cells was saved. */
export function later<One extends { version: number }>(fresh: One, known: One | undefined): One {
  return known && known.version > fresh.version ? known : fresh
}

/** As it leaves: an empty field is remembered as such. */
export function leaving(one: UnsentCell): UnsentCell {
  const value = one.value ?? ''
  const sent = one.sent ?? []
  return sent.some((before) => sameValue(before, value)) ? one : { ...one, sent: [...sent, value] }
}

/**
 * What still waits, once the cells of the server are seen: not what has arrived after all. What was changed here since it
 * left stands on top of what arrived; what somebody else changed meanwhile keeps its base, so that it shows.
 */
export function stillUnsent(unsent: Unsent, cells: Readonly<Record<string, { value?: Value; version: number }>>): Unsent {
  const waiting = Object.entries(unsent).filter(([cell, { value }]) => !sameValue(value, cells[cell]?.value))
  return Object.fromEntries(
    waiting.map(([cell, one]) => {
      const there = cells[cell]
      const own = there && there.version !== one.base && one.sent?.some((sent) => sameValue(sent, there.value))
      return [cell, own ? { ...one, base: there.version, sent: [] } : one]
    }),
  )
}

/** Not where something else stands by now. */
export function stillMisread(misread: Misread, content: Content): Misread {
  return Object.fromEntries(Object.entries(misread).filter(([cell, { value }]) => sameValue(content[cell], value)))
}

/** What has to be written otherwise: what the server will never take, and what cannot be understood. */
export function faultsOf(blamed: Readonly<Record<string, string>>, unsent: Unsent, misread: Misread): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(blamed).filter(([cell]) => unsent[cell])),
    ...Object.fromEntries(Object.entries(misread).map(([cell, { fault }]) => [cell, fault])),
  }
}

/** What the server said of each of the cells that were sent; of all of them the same where it named none. */
export function blamedCells(codes: readonly string[], { fields, detail, title }: Pick<Explanation, 'fields' | 'detail' | 'title'>): Record<string, string> {
  const named = Object.entries(fields).flatMap(([field, message]) => {
    const cell = codes[Number(/^cells\/(\d+)/.exec(field)?.[1] ?? NaN)]
    return cell ? [[cell, message] as const] : []
  })
  return Object.fromEntries(named.length > 0 ? named : codes.map((cell) => [cell, detail || title]))
}

/** Refused for good: it was filed, or is being read by now. */
export function isFinal(thrown: unknown): thrown is Failure {
  return thrown instanceof Failure && [403, 404, 409].includes(thrown.status)
}

/** 14:32, with the day when it was not today. */
function clockWords(moment: string, now: Date): string {
  const words = momentWords(moment, beijingDay(now))
  return beijingDay(new Date(moment)) === beijingDay(now) ? words.slice(-5) : words
}
