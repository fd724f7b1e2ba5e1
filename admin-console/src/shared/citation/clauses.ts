/** A run of words: plain, or the name of a clause that can be opened. */
export interface Piece {
  words: string
  clause?: Clause
  /** The bracket that opens before a clause, and stays on its line. */
  before?: string
}

export interface Clause {
  /** As it was written: 行政处罚法, without the marks of a title. */
  law: string
  article: number
}

const LAW = '《(?<titled>[^《》]{2,60})》|(?<named>[一-龥]{1,30}?(?:法|法典|条例|办法|规定|规范))'
const NUMBER = '第(?<number>[零〇一二三四五六七八九十百千]+|\\d{1,4}) ?条'
const CLAUSE = new RegExp(`(?:(?:${LAW})(?:（[^（）]{1,30}）)?)?${NUMBER}(?!之)(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十]+项)?`, 'gu')
/** What may stand before the name of a law and is no part of it. */
const LEADING = /^(?:依据|根据|按照|依照|依|按|又见|另见|见|和|与|及|以及|由于|因为)(?=[一-龥]{2})/u
const OPENING = /[（(“〔]+$/u
const DIGITS = '零一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/**
 * The clauses that stand in words, each with its law.
 * @param law of clauses that name none, and follow none that does
 */
export function clausesIn(words: string, law = ''): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  let last = law
  for (const found of words.matchAll(CLAUSE)) {
    const { titled, named, number = '' } = found.groups ?? {}
    const lead = named ? (LEADING.exec(named)?.[0].length ?? 0) : 0
    const start = found.index + lead
    last = titled ?? named?.slice(lead) ?? last
    // 条例第三十条 and 本法第三条 name a law that only their reader knows.
    if (last.length < 3 || /^[本该同此]/u.test(last) || (!named && !titled && /[法例]$/u.test(words.slice(0, start)))) continue
    const before = OPENING.exec(words.slice(at, start))?.[0] ?? ''
    if (start - before.length > at) pieces.push({ words: words.slice(at, start - before.length) })
    at = found.index + found[0].length
    pieces.push({ words: words.slice(start, at), clause: { law: last, article: numberOf(number) }, ...(before && { before }) })
  }
  if (at < words.length) pieces.push({ words: words.slice(at) })
  return pieces
}

/** 一千零七十七 is 1077. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let whole = 0
  let digit = 0
  for (const sign of text.replaceAll('〇', '零')) {
    if (UNITS[sign]) {
      whole += (digit || 1) * UNITS[sign]
      digit = 0
    } else digit = DIGITS.indexOf(sign)
  }
  return whole + digit
}

interface Titled {
  code: string
  title: string
}

/** The parts of the Civil Code that are kept as statutes of their own, by their articles. */
const CIVIL_CODE: ReadonlyArray<readonly [code: string, first: number, last: number]> = [
  ['minfadian-zongze', 1, 204],
  ['minfadian-hunyin-jiating', 1040, 1118],
  ['minfadian-jicheng', 1119, 1163],
]
const short = (title: string) => title.replace(/^中华人民共和国/u, '')

/** The statute of the catalogue that is meant; undefined where it is none of them. */
export function statuteOf({ law, article }: Clause, statutes: readonly Titled[]): string | undefined {
  if (short(law) === '民法典') return CIVIL_CODE.find(([, first, last]) => article >= first && article <= last)?.[0]
  return statutes.find(({ title }) => short(title) === short(law))?.code
}
