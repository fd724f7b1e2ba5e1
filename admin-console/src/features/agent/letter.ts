import type { Invitation } from '@/shared/api/types'

type Letter = NonNullable<Invitation['letter']>

const STYLE = `
  @page { size: A4; margin: 28mm 26mm }
  body { font: 16pt/1.8 "Noto Serif SC", "Songti SC", SimSun, serif; color: #000 }
  h1 { font-size: 22pt; text-align: center }
  p { white-space: pre-line }
  .code { font: 700 26pt/1.6 ui-monospace, Consolas, monospace; text-align: center; letter-spacing: 4pt }`

/** Prints the letter alone, from a frame that is gone afterwards. */
export function printLetter(letter: Letter): void {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0'
  frame.title = letter.title
  document.body.append(frame)
  const page = frame.contentDocument
  const view = frame.contentWindow
  if (!page || !view) return
  page.head.append(element(page, 'style', STYLE))
  page.body.append(element(page, 'h1', letter.title), element(page, 'p', letter.code, 'code'), element(page, 'p', letter.body))
  view.addEventListener('afterprint', () => frame.remove())
  view.print()
}

function element(page: Document, tag: string, text: string, name = ''): HTMLElement {
  const made = page.createElement(tag)
  made.textContent = text
  made.className = name
  return made
}
