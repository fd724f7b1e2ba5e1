import type { RichBlock, RichRun } from '@/shared/api/types'

const MARK = /\*\*([^*\n]+)\*\*|\[([^\][\n]+)\]\(([a-z0-9-]{2,80})(@\d{4}-\d{2}-\d{2}#\d{1,4})?\)/g
const LIST = /^[-·•]\s*/

/** Further words as an editor types them: an empty line between paragraphs, `- ` before each line of a list, `**bold**`, `[words](piece or article)`. */
export function blocksOf(marked: string): RichBlock[] {
  const blocks: RichBlock[] = []
  let list: RichBlock | undefined
  for (const line of marked.split('\n').map((one) => one.trim())) {
    if (!line) list = undefined
    else if (LIST.test(line)) {
      const item = runsOf(line.replace(LIST, ''))
      if (list) list.items.push(item)
      else blocks.push((list = { type: 'list', items: [item] }))
    } else {
      list = undefined
      blocks.push({ type: 'paragraph', items: [runsOf(line)] })
    }
  }
  return blocks.filter(({ items }) => items.some((item) => item.length))
}

function runsOf(line: string): RichRun[] {
  const runs: RichRun[] = []
  let from = 0
  for (const match of line.matchAll(MARK)) {
    const [whole, bold, label, target, version] = match
    if (match.index > from) runs.push({ text: line.slice(from, match.index) })
    if (bold) runs.push({ text: bold, bold: true })
    else if (label && target) runs.push(version ? { text: label, article: target + version } : { text: label, piece: target })
    from = match.index + whole.length
  }
  if (from < line.length) runs.push({ text: line.slice(from) })
  return runs
}

/** The same words back as they are typed. */
export function markedOf(blocks: readonly RichBlock[] = []): string {
  return blocks.map(({ type, items }) => items.map((item) => (type === 'list' ? '- ' : '') + item.map(markedRun).join('')).join('\n')).join('\n\n')
}

/** The words alone, as they will read. */
export function plainBlocks(blocks: readonly RichBlock[] = []): string {
  return blocks.map(({ type, items }) => items.map((item) => (type === 'list' ? '· ' : '') + item.map(({ text }) => text).join('')).join('\n')).join('\n')
}

function markedRun({ text, bold, piece, article }: RichRun): string {
  if (piece || article) return `[${text}](${piece ?? article})`
  return bold ? `**${text}**` : text
}
