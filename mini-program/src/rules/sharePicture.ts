/** What a shared picture says; the code at its foot opens the page. */
export interface SharedWords {
  title: string
  lead: string
  source: string
}

export interface Line {
  text: string
  x: number
  y: number
  size: number
  strong: boolean
  colour: string
}

export interface Layout {
  width: number
  height: number
  lines: Line[]
  code: { x: number; y: number; size: number }
}

/** How wide a text is at a size, in the picture's own pixels. */
export type Measure = (text: string, size: number, strong: boolean) => number

const width = 750
const margin = 56
const codeSize = 220
const ink = '#1a1f1c'
const quiet = '#55605a'
const green = '#0b6b4f'
/** Numbers and Latin words stay whole, everything else may part behind each character. */
const unbroken = /[0-9A-Za-z.]+|[^0-9A-Za-z.]/gu
/** No line begins with these. */
const notFirst = /^[，。、；：？！）》”’%]/

/** Title, first sentence and code one below the other; the height follows from the words. */
export function layOut(words: SharedWords, measure: Measure): Layout {
  const lines: Line[] = []
  let y = margin
  const put = (text: string, size: number, strong: boolean, colour: string, most: number) => {
    for (const line of wrap(text, width - 2 * margin, most, (part) => measure(part, size, strong))) {
      y += Math.round(size * 1.5)
      lines.push({ text: line, x: margin, y: y - Math.round(size * 0.4), size, strong, colour })
    }
  }
  put('普法通', 30, true, green, 1)
  y += 20
  put(words.title, 48, true, ink, 4)
  y += 16
  put(words.lead, 36, false, ink, 8)
  y += 40
  const code = { x: margin, y, size: codeSize }
  const beside = margin + codeSize + 32
  lines.push({ text: '长按或扫码看全文和依据', x: beside, y: y + 90, size: 30, strong: false, colour: quiet })
  lines.push({ text: words.source, x: beside, y: y + 140, size: 28, strong: false, colour: quiet })
  return { width, height: y + codeSize + margin, lines, code }
}

/** Lines that fit; the last one tells by … that more follows. */
export function wrap(text: string, room: number, most: number, measure: (part: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(unbroken) ?? []) {
    if (line !== '' && measure(line + piece) > room && !notFirst.test(piece)) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const last = Array.from(lines[most - 1] ?? '').slice(0, -1).join('')
  return [...lines.slice(0, most - 1), `${last}…`]
}
