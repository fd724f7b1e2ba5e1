import type { PlainMeasure } from '@/shared/api/types'

export interface Gauge {
  name: string
  /** With its unit. */
  value: string
  target: string
  /** Part of the bar that is filled, and where on it the target stands. */
  part: number
  mark: number
  over: boolean
  /** Place of what stands out most. */
  pointer?: string
}

const percent = (share: number) => `${Math.round(share * 100)}%`
const rounded = (value: number) => String(Math.round(value * 10) / 10)

/** How plain the words are, a measure a row; the bar is full at twice the target. */
export function gaugesOf({ averageLength, longest, statuteShare, targets }: PlainMeasure): Gauge[] {
  return [
    gauge('平均每句', averageLength, targets.averageLength, `${rounded(averageLength)} 字`, `${rounded(targets.averageLength)} 字以内`),
    { ...gauge('最长一句', longest?.length ?? 0, targets.longest, `${longest?.length ?? 0} 字`, `${targets.longest} 字以内`), pointer: longest?.pointer },
    gauge('照抄条文', statuteShare, targets.statuteShare, percent(statuteShare), `${percent(targets.statuteShare)} 以内`),
  ]
}

function gauge(name: string, value: number, target: number, words: string, aim: string): Gauge {
  const full = Math.max(target * 2, 0.01)
  return { name, value: words, target: aim, part: Math.min(value / full, 1), mark: target / full, over: value > target }
}

/** One sentence for the whole. */
export function verdictText({ sentences, reached }: PlainMeasure): string {
  if (!sentences) return '还没有写句子。'
  return reached ? '说得够明白。' : '还可以再说明白些。'
}

/** The longest words that still can stand in the place of another. */
const SHORT = 12
const MOST = 3

/** What may stand in the place of a word: 您、双方 are two; a whole explanation is none. */
export function alternatives(plain: string): string[] {
  const all = plain.split(/[、，]|或者?/u).filter(Boolean)
  return all.length <= MOST && all.every((one) => one.length <= SHORT) && !/[等这].*$/u.test(plain) ? all : []
}
